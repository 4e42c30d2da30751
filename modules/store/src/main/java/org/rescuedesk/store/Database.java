package org.rescuedesk.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A bounded number of connections to one database; whatever is done on one is a transaction. */
public final class Database implements AutoCloseable {
    public static final String SCHEMA = "rescue_desk";

    private static final int CONNECTIONS = 8;
    /** Who only prepares needs few, and not for long. */
    private static final int FEW = 3;

    private static final int CONNECT_S = 5;
    /** A statement that has gone this long without a byte from the server is given up: a dead host says nothing. */
    private static final int SILENCE_S = 60;

    /** A commit that was answered is on the disk, even where the server is set up to answer sooner. */
    private static final String DURABLE = "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'";

    private final HikariDataSource pool;
    private final UnaryOperator<Connection> through;

    private Database(HikariDataSource pool, UnaryOperator<Connection> through) {
        this.pool = pool;
        this.through = through;
    }

    /** The same database, whose statements go through what is made of its connections: to measure them. */
    Database through(UnaryOperator<Connection> heard) {
        return new Database(pool, heard);
    }

    /** Under the user of the address, who owns what is in it: to bring the schema forward. */
    static Database openAsOwner(DatabaseAddress address) {
        return open(address, FEW, DURABLE);
    }

    /** To work with; under the role that can't change the journal, where there is one. */
    static Database open(DatabaseAddress address, boolean served) {
        return open(address, CONNECTIONS, served ? DURABLE + "; set role " + ServiceRole.NAME : DURABLE);
    }

    private static Database open(DatabaseAddress address, int connections, String first) {
        var config = new HikariConfig();
        config.setPoolName("memory");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(settings(address));
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(CONNECT_S * 1000L);
        config.setAutoCommit(false);
        config.setConnectionInitSql(first);
        // Committed by itself: a first transaction that is rolled back would take the role back with it.
        config.setIsolateInternalQueries(true);
        try {
            return new Database(new HikariDataSource(config), UnaryOperator.identity());
        } catch (RuntimeException e) {
            throw new StoreFailure("The database " + address + " can't be used: " + reason(e), e);
        }
    }

    private static Properties settings(DatabaseAddress address) {
        var settings = new Properties();
        settings.setProperty("ApplicationName", "rescue-desk");
        settings.setProperty("connectTimeout", String.valueOf(CONNECT_S));
        settings.setProperty("socketTimeout", String.valueOf(SILENCE_S));
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("reWriteBatchedInserts", "true");
        settings.putAll(address.settings());
        settings.setProperty("currentSchema", SCHEMA + ",public");
        // A server's detail quotes whole rows, and with them callers' names and phones.
        settings.setProperty("logServerErrorDetail", "false");
        return settings;
    }

    private static String reason(Throwable e) {
        var root = e;
        while (root.getCause() != null) root = root.getCause();
        return String.valueOf(root.getMessage());
    }

    DataSource source() {
        return pool;
    }

    /** What is done with a connection; it neither commits nor closes it. */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T on(Connection connection) throws SQLException, E;
    }

    /** All of the work or none of it; when it throws an SQLException, the outcome of the commit may be unknown. */
    <T, E extends Exception> T transact(Work<T, E> work) throws SQLException, E {
        try (var connection = through.apply(pool.getConnection())) {
            // The pool rolls back whatever was not committed when the connection comes back to it.
            var result = work.on(connection);
            connection.commit();
            return result;
        }
    }

    /** As {@link #ask}, under the user who owns the tables: for what only an owner may, never for what a sender has a hand in. */
    public <T> T askAsOwner(String what, Work<T, RuntimeException> work) {
        return ask(what, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set local role none");
            }
            return work.on(connection);
        });
    }

    /** As {@link #transact}, with a failure as a sentence: {@code what} could not be done. */
    public <T> T ask(String what, Work<T, RuntimeException> work) {
        try {
            return transact(work);
        } catch (SQLException e) {
            throw new StoreFailure(what + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Looks and changes nothing. Refuses with a {@link StoreFailure} when the database can't be used at all. */
    public static Checkup checkup(String url, @Nullable String user, @Nullable String password) {
        try (var database = openAsOwner(DatabaseAddress.of(url, user, password))) {
            return database.ask("The database's settings can't be read", Checkup::look);
        }
    }

    /**
     * What a database that a desk is given is like: its version (150004 is 15.4), whether what it says is committed lasts, whether
     * there is, or may be made, the role that can't change the journal, the version of TimescaleDB if that is there, and how far
     * its clock is ahead of this machine's.
     */
    public record Checkup(
            int version,
            boolean fsync,
            boolean fullPageWrites,
            boolean mayNotChangeTheJournal,
            Optional<String> timescale,
            Duration ahead) {

        private static final String LOOK = """
                select current_setting('server_version_num')::int as version,
                    current_setting('fsync')::boolean as fsync,
                    current_setting('full_page_writes')::boolean as full_page_writes,
                    (select rolsuper or rolcreaterole from pg_roles where rolname = session_user)
                        or exists (select from pg_roles where rolname = '%s' and pg_has_role(session_user, oid, 'member'))
                        as has_role,
                    (select extversion from pg_extension where extname = 'timescaledb') as timescale,
                    clock_timestamp() as now
                """.formatted(ServiceRole.NAME);

        private static Checkup look(Connection connection) throws SQLException {
            return Sql.find(
                            connection,
                            LOOK,
                            row -> new Checkup(
                                    row.getInt("version"),
                                    row.getBoolean("fsync"),
                                    row.getBoolean("full_page_writes"),
                                    row.getBoolean("has_role"),
                                    Optional.ofNullable(row.getString("timescale")),
                                    Duration.between(Instant.now(), Sql.instant(row, "now"))))
                    .orElseThrow();
        }
    }
}
