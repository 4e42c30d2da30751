package org.rescuedesk.cli.kill;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.rescuedesk.embedded.EmbeddedDatabase;

/** A look into the journal from outside, while the desk is dead or alive. */
final class JournalLook implements AutoCloseable {
    private final Connection connection;

    JournalLook(EmbeddedDatabase database) throws SQLException {
        connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** A commit that was on its way when the desk died is done or gone once the database has let go of its connections. */
    void awaitNobodyElse() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> number(
                                "select count(*) from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()")
                        == 0);
    }

    Set<String> listSignals() throws SQLException {
        return listSignals(Long.MAX_VALUE);
    }

    /** Those that a desk of this or an earlier epoch took in, be it that only its file held them when it died. */
    Set<String> listSignals(long lastEpoch) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select convert_from(bytes, 'UTF8')::json -> 'body' ->> 'signal'
                        from rescue_desk.journal where type = 'SignalNoted' and epoch <= %d
                        """.formatted(lastEpoch))) {
            var signals = new TreeSet<String>();
            while (rows.next()) signals.add(rows.getString(1));
            return signals;
        }
    }

    long epoch() throws SQLException {
        return number("select max(epoch) from rescue_desk.journal");
    }

    long count(String type) throws SQLException {
        return number("select count(*) from rescue_desk.journal where type = '" + type + "'");
    }

    long countRescues() throws SQLException {
        return number("select count(*) from rescue_desk.rescue");
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
