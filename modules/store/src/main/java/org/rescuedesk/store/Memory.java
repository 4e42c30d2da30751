package org.rescuedesk.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.store.outage.Outages;
import org.rescuedesk.store.proof.Bundles;
import org.rescuedesk.store.proof.Checkpoints;
import org.rescuedesk.store.report.Reports;
import org.rescuedesk.store.telemetry.Hypertable;
import org.rescuedesk.store.telemetry.Telemetry;

/**
 * All that the desk remembers, in one PostgreSQL database (15 or newer). Every call blocks, so callers use a worker; what fails
 * says so as a {@link StoreFailure}, the journal as a {@link org.rescuedesk.core.loop.JournalFailure}.
 */
public final class Memory implements AutoCloseable {
    private final Database database;

    private Memory(Database database) {
        this.database = database;
    }

    /**
     * Connects to {@code jdbc:postgresql://host:port/name} and brings its schema forward, which {@code progress} is told in
     * sentences. User and password may stand in the address instead. Refuses with a {@link StoreFailure}.
     */
    public static Memory open(String url, @Nullable String user, @Nullable String password, Consumer<String> progress) {
        var address = DatabaseAddress.of(url, user, password);
        return new Memory(Database.open(address, prepare(address, progress)));
    }

    /** Whether there is a role to work under. */
    private static boolean prepare(DatabaseAddress address, Consumer<String> progress) {
        try (var owner = Database.openAsOwner(address)) {
            Migration.run(owner, progress);
            Hypertable.prepare(owner, progress);
            warnOfNoFsync(owner, progress);
            return ServiceRole.prepare(owner, progress);
        }
    }

    /**
     * The newest register of a database as it stands, whose schema stays as it is; empty where none was made yet. Refuses with a
     * {@link StoreFailure}.
     */
    public static Register peek(String url, @Nullable String user, @Nullable String password) {
        try (var database = Database.openAsOwner(DatabaseAddress.of(url, user, password))) {
            var table = database.ask(
                    "The register can't be read",
                    connection -> Sql.find(
                            connection,
                            "select to_regclass('" + Database.SCHEMA + ".register_version')::text",
                            row -> String.valueOf(row.getString(1))));
            boolean made = table.isPresent() && !table.get().equals("null");
            return made ? new Registers(database).load() : Register.empty();
        }
    }

    private static void warnOfNoFsync(Database database, Consumer<String> progress) {
        var fsync = database.ask(
                "The database's settings can't be read",
                connection -> Sql.find(connection, "show fsync", row -> row.getString(1)));
        if (fsync.isEmpty() || fsync.get().equals("on")) return;
        progress.accept(
                "Warning: the database runs with fsync off, so a power cut may take what was said to be saved.");
    }

    public Journal journal() {
        return new PostgresJournal(database);
    }

    public StaleModels staleModels() {
        return new StaleModels(database);
    }

    public Registers registers() {
        return new Registers(database);
    }

    public Recall recall() {
        return new Recall(database);
    }

    public Reports reports() {
        return new Reports(database);
    }

    public Outages outages() {
        return new Outages(database);
    }

    public Bundles bundles() {
        return new Bundles(database);
    }

    public Checkpoints checkpoints() {
        return new Checkpoints(database);
    }

    public Telemetry telemetry() {
        return new Telemetry(database);
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
