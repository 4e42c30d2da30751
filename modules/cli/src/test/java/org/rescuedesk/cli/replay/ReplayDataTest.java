package org.rescuedesk.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.cli.Program;

/** Cuts of the real files; the whole ones are lived through by {@link WholeFilesTest}. */
class ReplayDataTest {

    @TempDir
    Path folder;

    @Test
    void theDeskMeasuresWhatTheFilesSay() throws Exception {
        ReplayRun run = ReplayRun.of(folder.resolve("data"), List.of(cut("rescues.csv"), cut("calls.csv")));
        assertThat(run.agrees().figures())
                .anyMatch(line -> line.matches("SF-second +5 +5 +4 +4 +1 +1 .* 0  second 秒"))
                .anyMatch(line -> line.matches("SF-minute +6 +6 +5 +5 +1 +1 .* 0  minute 分"))
                .anyMatch(line -> line.matches("LFB +7 +7 +4 +4 +3 +3 .* 0  second 秒"))
                .anyMatch(line -> line.matches("SF-week +17 +17 +16 +16 +1 +1 .* 0  second 秒"))
                .anyMatch(line -> line.startsWith("The desk's own report: 35 rescues, 35 needed an arrival, 29 arrived")
                        && line.contains("29 claimed, 6 not known; 0 late, 0 under way, 0 stand apart"));
        try (Program desk =
                Program.start(Map.of("RESCUE_DATA", run.data().toString(), "RESCUE_HTTP_PORT", "0"), "serve")) {
            assertThat(desk.waitForEnd()).isEqualTo(1);
            assertThat(desk.text()).contains("exercise").doesNotContain("Exception");
        }
    }

    /** Every tenth second of life passes in a 60th of one, and all the same. */
    @Test
    void figuresAndJournalAreTheSameAtAnySpeedAndArrivalsAlsoWithLiars() throws Exception {
        List<Path> files = List.of(cut("calls.csv"));
        ReplayRun flatOut = ReplayRun.of(folder.resolve("flat-out"), files).agrees();
        ReplayRun paced =
                ReplayRun.of(folder.resolve("paced"), files, "--speed", "600").agrees();
        assertThat(paced.figures()).isEqualTo(flatOut.figures());
        assertThat(paced.journal()).hasSizeGreaterThan(17 * 10).isEqualTo(flatOut.journal());

        ReplayRun liars = ReplayRun.of(folder.resolve("liars"), files, "--clock-error", "5m", "--seed", "7")
                .agrees();
        assertThat(liars.deviceErrors()).doesNotHaveDuplicates().hasSize(17);
        assertThat(liars.arrivals()).isEqualTo(flatOut.arrivals());

        ReplayRun silent =
                ReplayRun.of(folder.resolve("silent"), files, "--without-times").agrees();
        assertThat(silent.deviceErrors()).containsOnly("none");
        assertThat(silent.arrivals()).isEqualTo(flatOut.arrivals());
    }

    @Test
    void whatCanNotBePlayedIsRefusedInASentence() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");
        assertThat(refused("replay-data", wrong.toString()))
                .contains("has a header that belongs to no kind of file", "表头");
        assertThat(refused(
                        "replay-data",
                        "--until",
                        "2001-01-01T00:00",
                        cut("calls.csv").toString()))
                .contains("There is no call of that time in the files.");
        assertThat(refused(
                        "replay-data",
                        "--data",
                        folder.toString(),
                        cut("calls.csv").toString()))
                .contains("is not empty; name a new one by --data.");
    }

    private static String refused(String... arguments) throws IOException, InterruptedException {
        try (Program program = Program.start(Map.of(), arguments)) {
            assertThat(program.waitForEnd()).isEqualTo(1);
            assertThat(program.text()).doesNotContain("Exception");
            return program.text();
        }
    }

    private static Path cut(String name) throws URISyntaxException {
        return Path.of(ReplayDataTest.class.getResource("/replay/" + name).toURI());
    }
}
