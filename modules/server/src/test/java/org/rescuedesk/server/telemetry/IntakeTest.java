package org.rescuedesk.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;

class IntakeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final ElevatorId ONE = ElevatorId.of("GY-000001");

    private final AtomicInteger shed = new AtomicInteger();

    private Intake intake(int waiting, int batch, Duration linger) {
        return new Intake(new Intake.Bounds(waiting, batch, linger), shed::incrementAndGet);
    }

    @Test
    void beyondItsBoundTheOldestSampleIsShedAndCounted() throws Exception {
        var intake = intake(3, 10, Duration.ZERO);
        for (int i = 0; i < 5; i++) intake.add(at(i));

        assertThat(shed).hasValue(2);
        assertThat(intake.size()).isEqualTo(3);
        assertThat(intake.take().samples()).containsExactly(at(2), at(3), at(4));
    }

    @Test
    void aFullBatchIsTakenAtOnceInTheOrderOfReception() throws Exception {
        var intake = intake(10, 2, Duration.ofHours(1));
        for (int i = 0; i < 4; i++) intake.add(at(i));

        assertThat(intake.take().samples()).containsExactly(at(0), at(1));
        assertThat(intake.take().samples()).containsExactly(at(2), at(3));
        assertThat(shed).hasValue(0);
    }

    @Test
    void whoWaitsForABatchIsWokenByTheSampleThatFillsIt() throws Exception {
        var intake = intake(10, 2, Duration.ofHours(1));
        var taken = CompletableFuture.supplyAsync(() -> {
            try {
                return intake.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        intake.add(at(0));
        intake.add(at(1));
        assertThat(taken.get(20, TimeUnit.SECONDS).samples()).containsExactly(at(0), at(1));
    }

    @Test
    void ofALineOnlyItsLastWordIsWrittenAndNoneIsShed() throws Exception {
        var intake = intake(1, 10, Duration.ZERO);
        intake.add(new LinkState(new Link(ONE, true, null), NOON, NOON));
        var last = new LinkState(new Link(ONE, false, null), NOON.plusSeconds(1), NOON.plusSeconds(1));
        intake.add(last);

        assertThat(intake.take().links()).containsExactly(last);
        assertThat(shed).hasValue(0);
    }

    @Test
    void whatIsThereWhenItIsClosedCanStillBeTakenAndThenThereIsNothing() throws Exception {
        var intake = intake(10, 2, Duration.ofHours(1));
        for (int i = 0; i < 3; i++) intake.add(at(i));
        intake.close();

        assertThat(intake.take().samples()).hasSize(2);
        assertThat(intake.take().samples()).hasSize(1);
        assertThat(intake.take().isEmpty()).isTrue();
    }

    private static Received at(int second) {
        var sample =
                new Sample(ONE, NOON.plusSeconds(second), null, null, null, null, "", null, null, null, null, null);
        return new Received(sample, NOON);
    }
}
