package org.rescuedesk.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.cli.chaos.judge.Deviation;
import org.rescuedesk.cli.chaos.stage.BrokerKind;
import org.rescuedesk.cli.chaos.stage.SmallDisk;
import org.rescuedesk.cli.option.Seed;
import picocli.CommandLine;

/**
 * One fault of each kind, some two minutes of them, in every build; {@code ./rescue-desk chaos} has the long run. KillTest has the
 * embedded broker, so this one takes the other where it is installed.
 */
class ChaosTest {
    private static final int MAIN_KINDS = 8;
    /** Of the disk there are three, where there is a small one to fill. */
    private static final int KINDS = 21;

    private final StringWriter out = new StringWriter();

    @Test
    void whateverIsBrokenNothingIsLostDoubledOrWrong(@TempDir Path folder) {
        var kind = BrokerKind.MOSQUITTO.isHere() ? "mosquitto" : "embedded";
        String[] asked = {
            "--faults=" + (SmallDisk.isPossible() ? KINDS : KINDS - 3),
            "--rescues=200",
            "--slice=1/1",
            "--broker=" + kind,
            "--seed=20261123",
            "--data=" + folder
        };
        int code = run(asked);
        System.out.println(out);
        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("Nothing was lost, doubled or wrong.");
        var row = row();
        assertThat(run(asked)).isZero();
        assertThat(out.toString()).contains("is done already");
        assertThat(run("--merge", folder.toString())).isZero();
        assertThat(row()).isEqualTo(row);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return new CommandLine(new Chaos())
                .registerConverter(Seed.class, Seed::read)
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
    }

    private String row() {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("seed 20261123") && line.endsWith(" s"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aResultWithADeviationEndsInOne(@TempDir Path folder) throws IOException {
        var lost = new Deviation(Deviation.Kind.LOST, "Signal GY-1/b1/1 does not stand.");
        new Result("seed 1 1/1", Map.of("link cut", 1), 1, 1, 1, 1, 1, 0, 5, 6, List.of(lost)).write(folder);
        assertThat(run("--merge", folder.toString())).isOne();
        assertThat(out.toString()).contains("seed 1 1/1 LOST: Signal GY-1/b1/1 does not stand.", "Not everything is");
    }

    @Test
    void theFirstFaultsAreOfEachMainKindAndThenOfEveryOtherAndTheSameSeedDrawsTheSame() {
        var faults = Faults.draw(7, 100, true);
        var kinds = faults.stream().map(Fault::kind).toList();
        assertThat(kinds.subList(0, MAIN_KINDS).stream().map(kind -> kind.replaceAll(" of.*", "")))
                .contains("kill -9", "SIGSTOP", "link cut", "link slow", "disk full", "doubled and reordered messages");
        assertThat(Set.copyOf(kinds.subList(0, MAIN_KINDS))).hasSize(MAIN_KINDS);
        assertThat(Set.copyOf(kinds.subList(0, KINDS))).isEqualTo(Set.copyOf(kinds));
        assertThat(Faults.draw(7, 100, true)).isEqualTo(faults);
        assertThat(Faults.draw(8, 100, true)).isNotEqualTo(faults);
        assertThat(Faults.draw(7, 100, false)).noneMatch(fault -> fault.kind().contains("disk"));
    }

    @Test
    void inTheCostlySliceTheClockStepsInPlaceOfWhatEndsTheDesk() {
        var faults = Faults.draw(7, 100, true).subList(75, 100);
        var costly = Faults.withCostly(7, faults, true, true);
        assertThat(costly).hasSameSizeAs(faults).noneMatch(Fault::endsDesk);
        assertThat(costly).hasAtLeastOneElementOfType(Fault.ClockStep.class);
        assertThat(costly).hasAtLeastOneElementOfType(Fault.FullDatabase.class);
        assertThat(Faults.withCostly(7, faults, false, false)).isEqualTo(faults);
    }
}
