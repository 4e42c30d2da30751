package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rescuedesk.simulator.day.Beginning;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.wire.ClockCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.ClockMessage;

class DrivenTimeTest implements Line {

    private static final Instant SIX = Instant.parse("2026-11-23T10:00:00Z");
    private static final Patience LITTLE = new Patience(Duration.ZERO, Duration.ofMillis(30), Duration.ofMillis(300));

    private final List<ClockMessage> steps = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final Mailbox mailbox = new Mailbox(progress::add);
    private final DrivenTime time = new DrivenTime(
            SimulatorOptions.demo("none").withSpeed(SimulatorOptions.FLAT_OUT),
            LITTLE,
            mailbox,
            new Voice(this, this, true),
            progress::add);
    private Consumer<ClockMessage> desk = step -> done(step.n(), step.until());

    @Test
    void aDeskWithoutFactsBeginsAtFiveInTheAfternoonInGuizhouWithAWarmUp() throws Exception {
        done(0, null);
        Timekeeper.Start start = time.begin();
        assertThat(start.beginning()).isEqualTo(Beginning.WARM_UP);
        assertThat(start.from().toString()).endsWith("T09:00:00Z");
    }

    @Test
    void aDeskWithFactsGoesOnFromTheLastOfThemWithoutAWarmUp() throws Exception {
        done(0, SIX.plusMillis(400));
        assertThat(time.begin()).isEqualTo(new Timekeeper.Start(SIX.plusSeconds(1), Beginning.GO_ON));
    }

    @Test
    void stepsAreCountedOnFromTheLastThatTheDeskDid() throws Exception {
        done(41, SIX);
        time.begin();
        assertThat(time.advance(SIX.plusSeconds(5))).isEqualTo(SIX.plusSeconds(5));
        time.advance(SIX.plusSeconds(6));
        assertThat(steps)
                .containsExactly(new ClockMessage(42, SIX.plusSeconds(5)), new ClockMessage(43, SIX.plusSeconds(6)));
    }

    @Test
    void ofWhatABrokerHadKeptTheLastWordCounts() throws Exception {
        done(17, SIX.minusSeconds(900));
        done(0, SIX);
        assertThat(time.begin()).isEqualTo(new Timekeeper.Start(SIX, Beginning.GO_ON));
    }

    @Test
    void aDeskThatWasStartedAgainIsToldTheStepOnceMore() throws Exception {
        done(0, SIX);
        time.begin();
        desk = step -> {
            desk = again -> done(again.n(), again.until());
            done(0, SIX);
        };
        time.advance(SIX.plusSeconds(5));
        assertThat(steps).hasSize(2).containsOnly(new ClockMessage(1, SIX.plusSeconds(5)));
        assertThat(progress).anyMatch(line -> line.contains("started again"));
    }

    @Test
    void aDeskThatDoesNotAnswerIsToldAgainAndThenGivenUpWithASentence() throws Exception {
        done(0, SIX);
        time.begin();
        desk = step -> {};
        assertThatThrownBy(() -> time.advance(SIX.plusSeconds(5)))
                .isInstanceOf(SimulatorFailed.class)
                .hasMessageContaining("sim/clock n=1")
                .hasMessageContaining("driven")
                .hasMessageContaining("未应答");
        assertThat(steps).hasSizeGreaterThan(2);
        assertThat(progress).anyMatch(line -> line.contains("Waiting for the desk"));
    }

    private void done(long n, Instant at) {
        mailbox.hear(Topics.CLOCK_DONE, ClockCodec.encode(new ClockDone(n, at)));
    }

    @Override
    public void publish(String topic, int qos, byte[] payload) {
        ClockMessage step = ClockCodec.decode(topic, payload).value();
        steps.add(step);
        desk.accept(step);
    }

    @Override
    public void retain(String topic, byte[] payload) {
        throw new AssertionError("Nothing is retained here: " + topic);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
