package org.rescuedesk.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.store.Memory;

/** A PostgreSQL that the tests of this JVM share; each asks it for a memory of its own. */
final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedDatabase database;

    private Postgres() {}

    static synchronized Memory memory() {
        if (database == null) {
            database = start();
            create("migrated");
            open("migrated").close();
        }
        var name = "web" + DATABASES.incrementAndGet();
        create(name + " template migrated");
        return open(name);
    }

    /** The rows that a query gives in the newest memory, each as its columns joined by a bar. */
    static synchronized List<String> ask(String query) {
        try (var connection = DriverManager.getConnection(
                        url("web" + DATABASES.get()), database.user(), database.password());
                var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                var columns = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) columns.add(rows.getString(i));
                found.add(String.join("|", columns));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void create(String what) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var sql = connection.createStatement()) {
            sql.execute("create database " + what);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Memory open(String name) {
        return Memory.open(url(name), database.user(), database.password(), line -> {});
    }

    private static String url(String name) {
        return database.jdbcUrl().substring(0, database.jdbcUrl().lastIndexOf('/') + 1) + name;
    }

    private static EmbeddedDatabase start() {
        try {
            var started = EmbeddedDatabase.start(Files.createTempDirectory("rescue-desk-web"), 0, line -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop the tests' PostgreSQL"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
