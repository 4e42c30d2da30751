package org.rescuedesk.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        try (Program again =
                Program.start(Map.of(), "replay", "--data", run.data().toString())) {
            assertThat(again.waitForEnd()).as(again.text()).isZero();
            assertThat(again.text())
                    .containsPattern("[1-9][0-9,]* {2}identical 一致")
                    .contains(" 0  different 不一致");
        }
        assertThat(run.kept().journal())
                .as("a file that tells of no phones loses nobody")
                .noneMatch(fact -> fact.contains("CrewWentSilent"));
        try (Program desk =
                Program.start(Map.of("RESCUE_DATA", run.data().toString(), "RESCUE_HTTP_PORT", "0"), "serve")) {
            assertThat(desk.waitForEnd()).isEqualTo(1);
            assertThat(desk.text()).contains("exercise").doesNotContain("Exception");
        }
    }

    /** Every half minute of life passes in a 60th of a second, and all the same. Without any times: {@link WholeFilesTest}. */
    @Test
    void figuresAndJournalAreTheSameAtAnySpeedAndArrivalsAlsoWithLiars() throws Exception {
        List<LeftBehind> kept =
                replays(List.of(), List.of("--speed", "1800"), List.of("--clock-error", "5m", "--seed", "7"));
        LeftBehind flatOut = kept.get(0);
        assertThat(kept.get(1).journal()).hasSizeGreaterThan(17 * 10).isEqualTo(flatOut.journal());

        LeftBehind liars = kept.get(2);
        assertThat(liars.deviceErrors()).doesNotHaveDuplicates().hasSize(17);
        assertThat(liars.arrivals()).isEqualTo(flatOut.arrivals());
    }

    /** The same calls with each of these options, two at a time, for one that is paced waits most of its time; all say the same. */
    @SafeVarargs
    private List<LeftBehind> replays(List<String>... options) throws Exception {
        List<Callable<ReplayRun>> runs = new ArrayList<>();
        for (int i = 0; i < options.length; i++) {
            Path data = folder.resolve("run-" + i);
            String[] each = options[i].toArray(String[]::new);
            runs.add(() -> ReplayRun.of(data, List.of(cut("calls.csv")), each).agrees());
        }
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<LeftBehind> kept = new ArrayList<>();
            Set<List<String>> figures = new HashSet<>();
            for (Future<ReplayRun> run : two.invokeAll(runs)) {
                figures.add(run.get().figures());
                kept.add(run.get().kept());
            }
            assertThat(figures).hasSize(1);
            return kept;
        } finally {
            two.shutdown();
        }
    }

    @Test
    void theDeskMeasuresTheOutagesAndLostLinksThatAFleetsFileTells() throws Exception {
        ReplayRun run =
                ReplayRun.of(folder.resolve("fleet"), List.of(cut("facilities.csv"), cut("facility_changes.csv")));
        assertThat(run.agrees().figures())
                .anyMatch(line -> line.matches("elevators +17 +37 +37 .* 12 +12 .* 0"))
                .anyMatch(line -> line.matches("escalators +13 +41 +41 .* 11 +11 .* 0"))
                .anyMatch(line -> line.matches("not listed +1 +2 +2 .* 0 +0 +0.0 +0.0 +0"))
                .anyMatch(line -> line.matches("all 合计 +31 +80 +80 .* 23 +23 .* 0"))
                .contains("File and desk agree in every outage and every lost link. 每一次停用和断线都一致。");
        assertThat(run.text())
                .contains("Stand more than once in the lists, the first line counts 名单中重复，以首行为准: DB-10808150")
                .contains("Change and stand in no list, so their place isn't known 不在名单中，位置未知: DB-10013633");
        assertThat(run.kept().journal())
                .filteredOn(fact -> fact.contains("FaultBegan"))
                .hasSizeGreaterThanOrEqualTo(80);
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
        assertThat(refused("replay-data", cut("facilities.csv").toString()))
                .contains("A list of facilities alone has nothing to play");
        assertThat(refused(
                        "replay-data",
                        cut("calls.csv").toString(),
                        cut("facility_changes.csv").toString()))
                .contains("Calls and a fleet are played one at a time.");
        assertThat(refused(
                        "replay-data",
                        "--until",
                        "2001-01-01T00:00",
                        cut("facility_changes.csv").toString()))
                .contains("There is no change of that time in the files.");
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
