package org.rescuedesk.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole files, where DATA_FILES in the environment names their folder; profile {@code replay}, which fails without them. */
class WholeFilesTest {

    private static final String RESCUES = "elevator_rescues_london_sf_seattle.csv";
    private static final String FACILITIES = "db_facilities.csv";
    private static final String CHANGES = "db_facility_events.csv.gz";
    private static final String WEEK = "sf_calls_2016-12-31_2017-01-07.csv.gz";
    private static final boolean IS_WANTED = Boolean.getBoolean("replay.whole");
    private static final Duration LONGEST_WEEK = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    private Path files = Path.of("");

    @BeforeAll
    static void sayWhatIsSkipped() {
        if (!IS_WANTED) {
            System.out.println(
                    "THE WHOLE FILES ARE NOT REPLAYED in this build; DATA_FILES=DIR ./mvnw -Preplay verify does it.");
        }
        Assumptions.assumeTrue(IS_WANTED, "profile replay only");
    }

    @BeforeEach
    void find() {
        files = Path.of(Objects.requireNonNullElse(System.getenv("DATA_FILES"), ""));
        assertThat(files.resolve(RESCUES))
                .as("DATA_FILES names the folder of the recorded calls")
                .exists();
    }

    @Test
    void theRescuesOfThreeCities() throws Exception {
        ReplayRun run = ReplayRun.of(folder.resolve("rescues"), List.of(files.resolve(RESCUES)));
        assertThat(run.agrees().figures())
                .anyMatch(line -> line.matches("LFB +262 +262 +81 +81 +181 +181 .* 0  second 秒"))
                .anyMatch(line -> line.matches("SF-minute +60 +60 +56 +56 +4 +4 .* 0  minute 分"))
                .anyMatch(line -> line.matches("SF-second +28 +28 +26 +26 +2 +2 .* 0  second 秒"))
                .anyMatch(line -> line.matches("Seattle +52 +52 +0 +0 +52 +52 .* 0  second 秒"))
                .anyMatch(line -> line.matches(
                        "The desk's own report: 402 rescues, 402 needed an arrival, 163 arrived .*239 not known.*"));
        show(run);
    }

    @Test
    void theWeekInSanFranciscoInFiveMinutes() throws Exception {
        long begun = System.nanoTime();
        ReplayRun run = ReplayRun.of(folder.resolve("week"), List.of(files.resolve(WEEK)));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(run.agrees().figures())
                .anyMatch(line -> line.matches("SF-week +3560 +3560 +3429 +3429 +131 +131 .* 0  second 秒"));
        show(run);
        System.out.println("The week took " + took.toSeconds() + " s.");
        assertThat(took).isLessThan(LONGEST_WEEK);
    }

    @Test
    void aFleetOfRailwayStationsForSixteenDays() throws Exception {
        long begun = System.nanoTime();
        ReplayRun run =
                ReplayRun.of(folder.resolve("fleet"), List.of(files.resolve(FACILITIES), files.resolve(CHANGES)));
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(run.agrees().figures())
                .anyMatch(line -> line.matches("elevators +2467 +1497 +1497 .* 326 +326 .* 0"))
                .anyMatch(line -> line.matches("escalators +1015 +3007 +3007 .* 121 +121 .* 0"))
                .anyMatch(line -> line.matches("all 合计 +3482 +4504 +4504 .* 447 +447 .* 0"));
        show(run);
        System.out.println("The fleet's days took " + took.toSeconds() + " s.");
        assertThat(took).isLessThan(LONGEST_WEEK);
    }

    @Test
    void threeHoursOfNewYearsNightAtAnySpeedAndWithLiars() throws Exception {
        ReplayRun flatOut = night("flat-out").agrees();
        ReplayRun paced = night("paced", "--speed", "60").agrees();
        assertThat(paced.figures()).isEqualTo(flatOut.figures());
        LeftBehind kept = flatOut.kept();
        assertThat(paced.kept().journal()).hasSizeGreaterThan(118 * 10).isEqualTo(kept.journal());
        ReplayRun liars = night("liars", "--clock-error", "5m").agrees();
        assertThat(liars.kept().arrivals()).isEqualTo(kept.arrivals());
        ReplayRun silent = night("silent", "--without-times").agrees();
        assertThat(silent.kept().deviceErrors()).containsOnly("none");
        assertThat(silent.kept().arrivals()).isEqualTo(kept.arrivals());
        show(flatOut);
        System.out.println("The same " + kept.journal().size() + " facts at x60 and at full speed.");
    }

    private ReplayRun night(String name, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--from", "2017-01-01T00:00", "--until", "2017-01-01T03:00"));
        all.addAll(List.of(options));
        return ReplayRun.of(folder.resolve(name), List.of(files.resolve(WEEK)), all.toArray(String[]::new));
    }

    private static void show(ReplayRun run) {
        run.figures().forEach(System.out::println);
    }
}
