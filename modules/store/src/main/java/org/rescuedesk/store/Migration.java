package org.rescuedesk.store;

import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to what this program needs; each step once and in order, two desks starting at once included. */
final class Migration {
    private Migration() {}

    static void run(Database database, Consumer<String> progress) {
        var flyway = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(database.source())
                .locations("classpath:org/rescuedesk/store/migration")
                .schemas(Database.SCHEMA)
                .load();
        try {
            for (var step : flyway.info().pending()) {
                progress.accept(
                        "The database is brought to version " + step.getVersion() + ": " + step.getDescription() + ".");
            }
            flyway.migrate();
            for (var step : flyway.info().all()) {
                if (step.getState().isResolved()) continue;
                throw new StoreFailure(
                        "The database is at version " + step.getVersion() + ", which this program is too old for.",
                        null);
            }
            progress.accept(
                    "The database is at version " + flyway.info().current().getVersion() + ".");
        } catch (FlywayException e) {
            throw new StoreFailure("The database can't be brought to this program's version: " + e.getMessage(), e);
        }
    }
}
