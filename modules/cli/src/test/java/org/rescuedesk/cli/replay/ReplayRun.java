package org.rescuedesk.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rescuedesk.cli.Program;
import org.rescuedesk.embedded.EmbeddedDatabase;

/** A replay that has ended by itself, and what it left behind. */
record ReplayRun(int exitCode, String text, Path data) {

    /** Lives through these files, keeping what the desk writes in a new folder. */
    static ReplayRun of(Path data, List<Path> files, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("replay-data", "--data", data.toString()));
        arguments.addAll(List.of(options));
        files.forEach(file -> arguments.add(file.toString()));
        try (Program program = Program.start(Map.of(), arguments.toArray(String[]::new))) {
            int exitCode = program.waitForEnd();
            return new ReplayRun(exitCode, program.text(), data);
        }
    }

    ReplayRun agrees() {
        assertThat(exitCode).as(text).isZero();
        assertThat(text)
                .contains("File and desk agree in every call.")
                .doesNotContain("Exception", "could not be ended cleanly", "No receipt", "Can't read");
        return this;
    }

    /** The table and the desk's own report. */
    List<String> figures() {
        List<String> lines = text.lines().toList();
        return lines.subList(
                lines.indexOf(Tally.heading().lines().findFirst().orElseThrow()),
                lines.indexOf("Stopping the replay… 正在停止重放……"));
    }

    /** Every row's canonical text, in order. */
    List<String> journal() throws SQLException {
        return ask("select convert_from(bytes, 'UTF8') from rescue_desk.journal order by seq");
    }

    /** Of each rescue when it began and when a crew arrived. */
    List<String> arrivals() throws SQLException {
        return ask(
                "select id || ' ' || clock_start || ' ' || coalesce(arrived_at::text, '-') from rescue_desk.rescue order by id");
    }

    /** Of each rescue how far the devices' clocks were off, as far as they said a time. */
    List<String> deviceErrors() throws SQLException {
        return ask("select coalesce((occurred_at - clock_start)::text, 'none') from rescue_desk.rescue order by id");
    }

    private List<String> ask(String query) throws SQLException {
        try (var database = EmbeddedDatabase.start(data.resolve("database"), 0, line -> {});
                var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
