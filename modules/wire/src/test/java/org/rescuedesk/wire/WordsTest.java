package org.rescuedesk.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.SignalMessage;

/** The wire has its own words, so that the desk's may grow; those that mean the same are spelled the same. */
class WordsTest {

    @Test
    void theWireHasAWordForEveryStageStateAndKindOfTheDesk() {
        assertThat(names(OrderMessage.Stage.values())).containsExactlyInAnyOrder(names(Stage.values()));
        assertThat(names(OrderMessage.State.values())).containsExactlyInAnyOrder(names(Assignment.State.values()));
        assertThat(names(SignalMessage.Kind.values())).containsExactlyInAnyOrder(names(Signal.Kind.values()));
        assertThat(names(SignalMessage.Mode.values())).containsExactlyInAnyOrder(names(ServiceMode.values()));
    }

    @Test
    void theDeskTakesEveryRescueIdThatTheWireLetsThrough() {
        String longest = "x".repeat(64) + "@20261123T093000Z-999999999";
        byte[] report = ReportCodec.encode(ReportMessage.accept(Samples.CREW, Instant.EPOCH, "", longest));
        String rescue = ReportCodec.decode(Samples.REPORT_TOPIC, report).value().rescue();
        assertThat(new RescueId(rescue)).hasToString(longest);
    }

    private static String[] names(Enum<?>[] words) {
        return Stream.of(words).map(Enum::name).toArray(String[]::new);
    }
}
