package org.rescuedesk.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rescuedesk.cli.Program;

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
                .contains("File and desk agree in every ")
                .doesNotContain("Exception", "could not be ended cleanly", "No receipt", "Can't read");
        return this;
    }

    /** The table and the desk's own report. */
    List<String> figures() {
        List<String> lines = text.lines().toList();
        return lines.subList(
                Math.max(beginning(lines, Tally.heading()), beginning(lines, FleetTally.heading())),
                lines.indexOf("Stopping the replay… 正在停止重放……"));
    }

    private static int beginning(List<String> lines, String heading) {
        return lines.indexOf(heading.lines().findFirst().orElseThrow());
    }

    /** What stands in the database that it left behind. */
    LeftBehind kept() throws SQLException {
        return LeftBehind.in(data);
    }
}
