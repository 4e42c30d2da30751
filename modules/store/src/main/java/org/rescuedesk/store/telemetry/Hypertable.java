package org.rescuedesk.store.telemetry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;

/**
 * Makes telemetry a hypertable of TimescaleDB where the database has the extension, whichever came first, and says what it found.
 * It needs nothing but what the extension's Apache edition has.
 */
public final class Hypertable {
    /** The extension has it since 2.13; an older one leaves the table plain. */
    private static final String MAKE = """
            select 1 from %1$s.create_hypertable('telemetry', %1$s.by_range('at', interval '1 day'),
                create_default_indexes => false, if_not_exists => true, migrate_data => true)
            """;

    private static final int SLICE = 20_000;

    private Hypertable() {}

    /** {@code progress} is told in sentences. */
    public static void prepare(Database database, Consumer<String> progress) {
        database.ask("Telemetry can't be made a hypertable", connection -> {
            prepare(connection, progress);
            return true;
        });
    }

    private static void prepare(Connection connection, Consumer<String> progress) throws SQLException {
        var schema = findSchema(connection);
        if (schema.isEmpty()) return;
        var version = Sql.find(
                        connection,
                        "select extversion from pg_extension where extname = 'timescaledb'",
                        row -> row.getString(1))
                .orElseThrow();
        if (!hasRanges(connection, schema.get())) {
            progress.accept("TimescaleDB " + version + " is older than 2.13: telemetry stays in a plain table.");
            return;
        }
        // Two desks that start at once.
        Sql.list(connection, "select 1 from pg_advisory_xact_lock(hashtext('rescue_desk.telemetry'))", row -> 1);
        boolean was = isHypertable(connection);
        if (!was) Sql.list(connection, MAKE.formatted(schema.get()), row -> 1);
        progress.accept(
                was
                        ? "TimescaleDB " + version + ": telemetry is a hypertable."
                        : "TimescaleDB " + version + ": telemetry has been made a hypertable.");
    }

    /** The extension's schema as it is written in SQL, if the database has the extension. */
    private static Optional<String> findSchema(Connection connection) throws SQLException {
        return Sql.find(
                connection,
                "select extnamespace::regnamespace::text from pg_extension where extname = 'timescaledb'",
                row -> row.getString(1));
    }

    private static boolean hasRanges(Connection connection, String schema) throws SQLException {
        return Sql.find(
                        connection,
                        "select 1 from pg_proc where proname = 'by_range' and pronamespace = ?::regnamespace",
                        row -> true,
                        schema)
                .isPresent();
    }

    private static boolean isHypertable(Connection connection) throws SQLException {
        return Sql.find(
                        connection,
                        "select 1 from timescaledb_information.hypertables"
                                + " where hypertable_schema = ? and hypertable_name = 'telemetry'",
                        row -> true,
                        Database.SCHEMA)
                .isPresent();
    }

    /** Drops a hypertable's chunks that lie wholly before; of a plain table deletes rows, so many at a time. */
    static long forget(Database database, OffsetDateTime before) {
        var dropped =
                database.askAsOwner("Old telemetry can't be dropped", connection -> dropChunks(connection, before));
        if (dropped.isPresent()) return dropped.get();
        long forgotten = 0;
        long slice = SLICE;
        while (slice == SLICE) {
            slice = database.ask("Old telemetry can't be deleted", connection -> deleteSlice(connection, before));
            forgotten += slice;
        }
        return forgotten;
    }

    private static Optional<Long> dropChunks(Connection connection, OffsetDateTime before) throws SQLException {
        var schema = findSchema(connection);
        if (schema.isEmpty() || !isHypertable(connection)) return Optional.empty();
        var sql = "select %s.drop_chunks('telemetry', older_than => ?)".formatted(schema.get());
        return Optional.of((long)
                Sql.list(connection, sql, row -> row.getString(1), before).size());
    }

    private static long deleteSlice(Connection connection, OffsetDateTime before) throws SQLException {
        try (var statement = connection.prepareStatement(
                "delete from telemetry where ctid = any(array(select ctid from telemetry where at < ? limit ?))")) {
            statement.setObject(1, before);
            statement.setInt(2, SLICE);
            return statement.executeUpdate();
        }
    }
}
