package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.message.SignalMessage;

/** Against a desk with a clock of its own. */
class RealTimeTest {

    private static final double MANY_A_SECOND = 100_000;

    @Test
    void whatHappensIsHappeningNow() throws Exception {
        CompletableFuture<SignalMessage> cry = new CompletableFuture<>();
        SimulatorOptions options = SimulatorOptions.demo("none").inRealTime().withFactor(MANY_A_SECOND);
        Instant before = Clock.systemUTC().instant();
        try (Simulator simulator = Simulator.start(options, (client, ear, topics) -> new Hearing(cry), line -> {})) {
            simulator.awaitReady();
            SignalMessage first = cry.get(1, TimeUnit.MINUTES);
            Instant after = Clock.systemUTC().instant();
            assertThat(first.kind()).isEqualTo(SignalMessage.Kind.ENTRAPMENT);
            assertThat(first.at()).isBetween(before, after);
        }
    }

    @Test
    void anOrderEndsTheWaiting() throws Exception {
        Mailbox mailbox = new Mailbox(line -> {});
        RealTime time = new RealTime(Clock.systemUTC(), mailbox);
        Instant begun = Clock.systemUTC().instant();
        mailbox.hear("desk/leader", new byte[0]);
        Instant now = time.advance(begun.plus(Duration.ofHours(1)));
        assertThat(now).isBefore(begun.plus(Duration.ofMinutes(1)));
    }

    private record Hearing(CompletableFuture<SignalMessage> cry) implements Line {
        @Override
        public void publish(String topic, int qos, byte[] payload) {
            if (topic.endsWith("/signal")) {
                cry.complete(SignalCodec.decode(topic, payload).value());
            }
        }

        @Override
        public void retain(String topic, byte[] payload) {
            // The fleet says that its lines are up, meanwhile.
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
