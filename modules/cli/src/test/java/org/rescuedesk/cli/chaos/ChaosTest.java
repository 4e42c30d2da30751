package org.rescuedesk.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.cli.chaos.stage.BrokerKind;
import picocli.CommandLine;

/**
 * A few faults, one of each main kind, in every build; {@code ./rescue-desk chaos} has the long run. KillTest has the embedded
 * broker, so this one takes the other where it is installed.
 */
class ChaosTest {
    private static final int FAULTS = 8;

    @Test
    void whateverIsBrokenNothingIsLostDoubledOrWrong(@TempDir Path folder) {
        var out = new StringWriter();
        var kind = BrokerKind.MOSQUITTO.isHere() ? "mosquitto" : "embedded";
        int code = new CommandLine(new Chaos())
                .registerConverter(org.rescuedesk.cli.option.Seed.class, org.rescuedesk.cli.option.Seed::read)
                .setOut(new PrintWriter(out, true))
                .execute(
                        "--faults=" + FAULTS,
                        "--rescues=80",
                        "--slice=1/1",
                        "--broker=" + kind,
                        "--seed=20261123",
                        "--data=" + folder);
        System.out.println(out);
        assertThat(code).as(out.toString()).isZero();
        assertThat(out.toString()).contains("Nothing was lost, doubled or wrong.");
    }

    @Test
    void theFirstFaultsAreOneOfEachMainKindAndTheSameSeedDrawsTheSame() {
        var faults = Faults.draw(7, 100, true);
        assertThat(faults.subList(0, FAULTS).stream().map(Fault::kind).map(kind -> kind.replaceAll(" of.*", "")))
                .hasSize(FAULTS)
                .contains("kill -9", "SIGSTOP", "link cut", "link slow", "disk full", "doubled and reordered messages");
        assertThat(faults.subList(0, FAULTS).stream().map(Fault::kind).collect(Collectors.toSet()))
                .hasSize(FAULTS);
        assertThat(Faults.draw(7, 100, true)).isEqualTo(faults);
        assertThat(Faults.draw(8, 100, true)).isNotEqualTo(faults);
        assertThat(Faults.draw(7, 100, false)).noneMatch(fault -> fault.kind().contains("disk"));
    }
}
