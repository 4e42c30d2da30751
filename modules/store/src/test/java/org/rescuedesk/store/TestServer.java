package org.rescuedesk.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rescuedesk.embedded.EmbeddedDatabase;

/** A PostgreSQL that the tests of this JVM share; each asks it for databases of its own, migrated already. */
record TestServer(String url, String user, String password) {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String TEMPLATE = "migrated";

    private static TestServer bundled;
    private static TestServer debian;
    private static TestServer timescale;

    /** The one that we ship, with fsync on; started by whoever asks first. */
    static synchronized TestServer bundled() {
        if (bundled == null) {
            var folder = folder("bundled");
            var database = EmbeddedDatabase.start(folder, 0, line -> {});
            atTheEnd(database, folder);
            bundled = ready(database.jdbcUrl(), database.user(), database.password());
        }
        return bundled;
    }

    /** Debian's PostgreSQL 15; a test that asks for it is skipped, and says so, where there is none. */
    static synchronized TestServer debian15() {
        if (debian == null) {
            var folder = folder("debian15");
            var postgres = Postgres15.start(folder);
            atTheEnd(postgres, folder);
            debian = ready(postgres.jdbcUrl(), "postgres", "");
        }
        return debian;
    }

    /** A real TimescaleDB; a test that asks for it is skipped, and says so, where there can be none. */
    static synchronized TestServer timescale() {
        if (timescale == null) {
            var server = Timescale17.start();
            atTheEnd(server, folder("timescale"));
            var found = new TestServer(server.jdbcUrl(), "postgres", "");
            found.run(found.sibling("template1"), "create extension timescaledb");
            timescale = ready(server.jdbcUrl(), "postgres", "");
        }
        return timescale;
    }

    /** The address of a database that no other test knows, at this program's version and empty. */
    String fresh() {
        return create(" template " + TEMPLATE);
    }

    /** The address of a database that nobody has migrated. */
    String bare() {
        return create("");
    }

    /** Takes all rows out of a database, so that the next test finds it as if it were new. */
    void empty(String database) {
        unlocked(database, """
                do $$ begin execute (
                    select 'truncate ' || string_agg('rescue_desk.' || tablename, ', ')
                    from pg_tables where schemaname = 'rescue_desk' and tablename not like 'flyway%'
                ); end $$
                """);
    }

    /** A statement to which the tables that only grow are not closed: what somebody with all rights can do, and a trace shows. */
    void unlocked(String database, String statement) {
        run(
                database,
                locks("disable trigger only_grows") + statement + ";" + locks("enable always trigger only_grows"));
    }

    private static String locks(String what) {
        var locks = new StringBuilder();
        for (var table : List.of("journal", "checkpoint"))
            locks.append("alter table rescue_desk.")
                    .append(table)
                    .append(' ')
                    .append(what)
                    .append(';');
        return locks.toString();
    }

    /** The same server, asked by its superuser. */
    TestServer administrator() {
        return new TestServer(url, "postgres", password);
    }

    Memory open(String database) {
        return Memory.open(database, user, password, line -> {});
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(database, user, password);
    }

    void run(String database, String statement) {
        try (var connection = connect(database);
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    <T> T ask(String database, Class<T> type, String query) {
        try (var connection = connect(database);
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getObject(1, type);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestServer ready(String url, String user, String password) {
        var server = new TestServer(url, user, password);
        server.run(url, "create database " + TEMPLATE);
        server.open(server.sibling(TEMPLATE)).close();
        return server;
    }

    private String create(String how) {
        var name = "t" + DATABASES.incrementAndGet();
        run(url, "create database " + name + how);
        return sibling(name);
    }

    private String sibling(String name) {
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    private static void atTheEnd(AutoCloseable server, Path folder) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> assertDoesNotThrow(() -> {
                    server.close();
                    try (var all = Files.walk(folder)) {
                        for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
                    }
                })));
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("rescue-desk-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
