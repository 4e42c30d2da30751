package org.rescuedesk.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.store.backup.Archive;
import org.rescuedesk.store.backup.Backup;
import org.rescuedesk.store.backup.Manifest;
import org.rescuedesk.store.backup.Unusable;
import org.rescuedesk.store.ledger.Ledger;
import org.rescuedesk.store.outage.Outages;
import org.rescuedesk.store.person.Persons;
import org.rescuedesk.store.proof.Bundles;
import org.rescuedesk.store.proof.Checkpoints;
import org.rescuedesk.store.register.Registers;
import org.rescuedesk.store.report.Reports;
import org.rescuedesk.store.tape.Tapes;
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
            return has(database, "register_version") ? new Registers(database).load() : Register.empty();
        }
    }

    /** The book of rules of a database as it stands, whose schema stays as it is. Refuses with a {@link StoreFailure}. */
    public static PolicyBook peekPolicies(String url, @Nullable String user, @Nullable String password) {
        try (var database = Database.openAsOwner(DatabaseAddress.of(url, user, password))) {
            return has(database, "journal") ? new Recall(database).policies() : PolicyBook.NATIONAL;
        }
    }

    private static boolean has(Database database, String table) {
        var found = database.ask(
                "The table " + table + " can't be looked for",
                connection -> Sql.find(
                        connection,
                        "select to_regclass('" + Database.SCHEMA + "." + table + "')::text",
                        row -> String.valueOf(row.getString(1))));
        return found.isPresent() && !found.get().equals("null");
    }

    /** Writes all that stands in the database, whose schema stays as it is, into a new file. Refuses in a sentence. */
    public static Manifest backUp(String url, @Nullable String user, @Nullable String password, Path file) {
        try (var database = Database.openAsOwner(DatabaseAddress.of(url, user, password))) {
            return Backup.write(database, file);
        }
    }

    /**
     * Brings a backup into an empty database, all of it or nothing: the schema of its time, its rows, and then what has come to the
     * schema since. {@code exercise} is the mark that the desk there has. Refuses in a sentence.
     */
    public static Manifest restore(
            String url,
            @Nullable String user,
            @Nullable String password,
            Path file,
            boolean exercise,
            Consumer<String> progress) {
        try (var archive = Archive.open(file)) {
            var manifest = archive.manifest();
            requireMark(manifest, exercise);
            try (var owner = Database.openAsOwner(DatabaseAddress.of(url, user, password))) {
                restore(owner, archive);
            }
            open(url, user, password, progress).close();
            return manifest;
        }
    }

    private static void requireMark(Manifest manifest, boolean exercise) {
        var mark = manifest.exercise();
        if (mark == null || mark == exercise) return;
        throw mark
                ? new Unusable("它来自演练，而本救援台处理真实救援", "it is of an exercise, and this desk is for real rescues", null)
                : new Unusable("它来自真实救援，而本救援台用于演练", "it is of real rescues, and this desk is for an exercise", null);
    }

    private static void restore(Database owner, Archive archive) {
        var manifest = archive.manifest();
        var there = owner.ask("The database's version can't be read", Backup::schema);
        if (there.isPresent() && !there.get().equals(manifest.schema())) {
            throw new Unusable(
                    "数据库已有版本 " + there.get() + " 的结构，而备份为版本 " + manifest.schema() + "；请使用新建的空数据库",
                    "the database has a schema of version " + there.get() + " already, and the backup's is "
                            + manifest.schema() + ": take a new, empty database",
                    null);
        }
        if (!Migration.runTo(owner, manifest.schema())) {
            throw new Unusable(
                    "它的版本 " + manifest.schema() + " 比本程序新",
                    "its version " + manifest.schema() + " is newer than this program",
                    null);
        }
        owner.ask("The backup can't be brought back", connection -> {
            archive.restore(connection);
            requireChain(connection, manifest);
            return manifest;
        });
    }

    private static void requireChain(Connection connection, Manifest manifest) throws SQLException {
        try {
            var tail = PostgresJournal.read(connection, 0, entry -> {});
            var hash = tail.seq() == 0 ? "" : tail.hash().toString();
            if (tail.seq() == manifest.seq() && hash.equals(manifest.hash())) return;
        } catch (JournalFailure e) {
            throw new Unusable("其中的日志链不成立", "the chain of its journal does not hold: " + e.getMessage(), e);
        }
        throw new Unusable("其中的日志不止于清单所述之处", "its journal does not end where its manifest says", null);
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

    /** For measuring the journal. */
    public Tapes tapes() {
        return new Tapes(heard -> new PostgresJournal(database.through(heard)), database);
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

    public Ledger ledger() {
        return new Ledger(database);
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

    public Persons persons() {
        return new Persons(database);
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
