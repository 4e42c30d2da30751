package org.rescuedesk.store;

import java.util.Arrays;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema to what this program needs; each step once and in order, two desks starting at once included. */
final class Migration {
    private Migration() {}

    private static FluentConfiguration configured(Database database) {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database.source())
                .locations("classpath:org/rescuedesk/store/migration")
                .schemas(Database.SCHEMA);
    }

    /** No further than a version that this program knows; false, and nothing has happened, where it does not know it. */
    static boolean runTo(Database database, String version) {
        try {
            // The making of the schema stands among the steps, without a version.
            boolean known = Arrays.stream(configured(database).load().info().all())
                    .filter(step -> step.getState().isResolved())
                    .map(MigrationInfo::getVersion)
                    .anyMatch(each -> each != null && each.getVersion().equals(version));
            if (known) configured(database).target(version).load().migrate();
            return known;
        } catch (FlywayException e) {
            throw new StoreFailure("The database can't be brought to version " + version + ": " + e.getMessage(), e);
        }
    }

    static void run(Database database, Consumer<String> progress) {
        var flyway = configured(database).load();
        try {
            refuseNewer(flyway);
            for (var step : flyway.info().pending()) {
                progress.accept(
                        "The database is brought to version " + step.getVersion() + ": " + step.getDescription() + ".");
            }
            flyway.migrate();
            progress.accept(
                    "The database is at version " + flyway.info().current().getVersion() + ".");
        } catch (FlywayException e) {
            throw new StoreFailure("The database can't be brought to this program's version: " + e.getMessage(), e);
        }
    }

    /** Before anything is done to it. */
    private static void refuseNewer(Flyway flyway) {
        for (var step : flyway.info().all()) {
            if (step.getState().isResolved()) continue;
            throw new StoreFailure(
                    "The database is at version " + step.getVersion() + ", which this program is too old for: start one"
                            + " that is as new as the one that was here last. 数据库结构版本 " + step.getVersion()
                            + " 比本程序新：请使用不旧于上次运行的程序。",
                    null);
        }
    }
}
