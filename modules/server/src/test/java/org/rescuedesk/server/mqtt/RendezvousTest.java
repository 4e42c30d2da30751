package org.rescuedesk.server.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.wire.message.ClockMessage;

/** What the desk does, step by step, in the order in which two lines tell of the steps. */
class RendezvousTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private final List<String> done = new ArrayList<>();
    private final Deque<Runnable> moving = new ArrayDeque<>();
    private final Rendezvous steps = new Rendezvous(Runnable::run, new Rendezvous.Driven() {
        @Override
        public void move(ClockMessage step, Runnable there) {
            done.add("move " + step.n());
            moving.add(there);
        }

        @Override
        public void answer(ClockMessage step) {
            done.add("answer " + step.n());
        }
    });

    @Test
    void aStepWaitsUntilBothLinesHaveItWhicheverIsFirst() {
        steps.telemetryIs(true);
        crews(1);
        assertThat(done).isEmpty();
        steps.telemetryHeard(1);
        arrives();
        assertThat(done).containsExactly("move 1", "answer 1", "ack 1");

        steps.telemetryHeard(2);
        assertThat(done).hasSize(3);
        crews(2);
        arrives();
        assertThat(done).endsWith("move 2", "answer 2", "ack 2");
    }

    @Test
    void whileTelemetrysLineIsDownTheCrewsLineIsEnough() {
        crews(1);
        arrives();
        assertThat(done).containsExactly("move 1", "answer 1", "ack 1");
    }

    @Test
    void aStepThatWaitsGoesOnWhenTelemetrysLineIsLost() {
        steps.telemetryIs(true);
        crews(1);
        steps.telemetryIs(false);
        arrives();
        assertThat(done).containsExactly("move 1", "answer 1", "ack 1");
    }

    @Test
    void aLineThatHasComeBackTakesPartFromTheFirstStepThatItHears() {
        steps.telemetryIs(true);
        steps.telemetryHeard(1);
        crews(1);
        arrives();
        steps.telemetryIs(false);
        steps.telemetryIs(true);
        crews(2);
        arrives();
        assertThat(done).as("it may have missed this one").endsWith("answer 2", "ack 2");
        steps.telemetryHeard(3);
        crews(3);
        arrives();
        crews(4);
        assertThat(done).doesNotContain("move 4");
        steps.telemetryHeard(4);
        assertThat(done).endsWith("move 4");
    }

    @Test
    void aStepThatComesAgainMovesTheDeskOnceAndEveryDeliveryIsAcked() {
        steps.telemetryIs(true);
        crews(1);
        crews(1);
        steps.telemetryHeard(1);
        crews(1);
        steps.telemetryHeard(1);
        arrives();
        assertThat(done).containsExactly("move 1", "answer 1", "ack 1", "ack 1", "ack 1");
        crews(1);
        assertThat(done).endsWith("answer 1", "ack 1").hasSize(7);
        assertThat(moving).isEmpty();
    }

    @Test
    void stepsAreDoneOneAfterTheOtherInTheOrderOfTheCrewsLine() {
        crews(1);
        crews(2);
        assertThat(done).containsExactly("move 1");
        arrives();
        arrives();
        assertThat(done).containsExactly("move 1", "answer 1", "ack 1", "move 2", "answer 2", "ack 2");
    }

    @Test
    void aDriverThatCountsFromTheStartAgainIsFollowed() {
        steps.telemetryIs(true);
        steps.telemetryHeard(500);
        crews(500);
        arrives();
        steps.telemetryHeard(1);
        crews(1);
        arrives();
        crews(2);
        assertThat(done).contains("answer 1").doesNotContain("move 2");
        steps.telemetryHeard(2);
        assertThat(done).endsWith("move 2");
    }

    private void crews(long n) {
        steps.crewsHeard(new ClockMessage(n, NOON.plusSeconds(n)), () -> done.add("ack " + n));
    }

    private void arrives() {
        moving.remove().run();
    }
}
