package org.rescuedesk.cli.replay;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.embedded.EmbeddedDatabase;

/**
 * What a replay left in its database: every row's canonical text in order but for the key and the salted digests of fixes, which are others each time; of each rescue when it began and when a crew arrived;
 * and how far the devices' clocks were off, as far as they said a time.
 */
record LeftBehind(List<String> journal, List<String> arrivals, List<String> deviceErrors) {

    static LeftBehind in(Path data) throws SQLException {
        try (var database = EmbeddedDatabase.start(data.resolve("database"), 0, line -> {});
                var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            return new LeftBehind(
                    ask(
                            connection,
                            "select regexp_replace(convert_from(bytes, 'UTF8'), '\"fix\":\"[0-9a-f]{64}\"', '') from rescue_desk.journal"
                                    + " where type <> 'KeyAdopted' order by seq"),
                    ask(
                            connection,
                            "select id || ' ' || clock_start || ' ' || coalesce(arrived_at::text, '-')"
                                    + " from rescue_desk.rescue order by id"),
                    ask(
                            connection,
                            "select coalesce((occurred_at - clock_start)::text, 'none')"
                                    + " from rescue_desk.rescue order by id"));
        }
    }

    private static List<String> ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
