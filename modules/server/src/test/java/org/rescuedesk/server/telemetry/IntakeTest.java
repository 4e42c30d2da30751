package org.rescuedesk.server.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;

class IntakeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final ElevatorId ONE = ElevatorId.of("GY-000001");
    private static final ElevatorId OTHER = ElevatorId.of("GY-000002");

    private final AtomicInteger shed = new AtomicInteger();
    private final AtomicInteger changesShed = new AtomicInteger();
    private final AtomicInteger notKept = new AtomicInteger();

    private Intake intake(int waiting, int batch, Duration linger) {
        return new Intake(new Intake.Bounds(waiting, batch, linger, 10_000), new Intake.Losses() {
            @Override
            public void sample() {
                shed.incrementAndGet();
            }

            @Override
            public void changes(int ofOneLink) {
                changesShed.addAndGet(ofOneLink);
            }

            @Override
            public void unreadable() {
                notKept.incrementAndGet();
            }
        });
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
    void everyChangeOfALineIsWrittenInItsOrderAndARepetitionOnlySaysWhenItWasHeard() throws Exception {
        var intake = intake(10, 10, Duration.ZERO);
        intake.add(word(ONE, true, 0));
        intake.add(word(ONE, true, 1));
        intake.add(word(OTHER, false, 2));
        intake.add(word(ONE, false, 3));
        intake.add(word(ONE, true, 4));

        var links = intake.take().links();
        assertThat(links)
                .filteredOn(each -> each.link().elevator().equals(ONE))
                .containsExactly(
                        new LinkState(new Link(ONE, true, null), NOON, NOON.plusSeconds(1)),
                        word(ONE, false, 3),
                        word(ONE, true, 4));
        assertThat(links).contains(word(OTHER, false, 2)).hasSize(4);
        assertThat(changesShed).hasValue(0);
    }

    @Test
    void beyondTheBoundOnlyTheLastWordOfEachLineIsKeptAndTheOthersAreCounted() throws Exception {
        var intake = intake(3, 10, Duration.ZERO);
        for (int i = 0; i < 3; i++) intake.add(word(ONE, i % 2 == 0, i));
        intake.add(word(OTHER, true, 3));
        assertThat(changesShed).hasValue(0);
        intake.add(word(ONE, false, 4));
        assertThat(changesShed).hasValue(3);

        assertThat(intake.take().links()).containsExactly(word(ONE, false, 4), word(OTHER, true, 3));
        assertThat(shed).hasValue(0);
    }

    @Test
    void beyondTheirBytesUnreadableMessagesAreCountedAndNotKept() throws Exception {
        var intake = intake(10, 10, Duration.ZERO);
        for (int i = 0; i < 5; i++) intake.add(RawInput.of(NOON, "t", new byte[4_000], "not_json", "?"));
        assertThat(notKept).hasValue(3);
        assertThat(intake.take().unreadable()).hasSize(2);
        intake.add(RawInput.of(NOON, "t", new byte[4_000], "not_json", "?"));
        assertThat(intake.take().unreadable()).hasSize(1);
        assertThat(notKept).hasValue(3);
    }

    @Test
    void aWordAboutALineIsUnwrittenUntilItsHaulIsWritten() throws Exception {
        var intake = intake(10, 10, Duration.ZERO);
        intake.add(word(ONE, true, 0));
        intake.add(word(ONE, false, 1));
        assertThat(intake.linksUnwritten()).isEqualTo(2);
        intake.take();
        intake.add(word(ONE, true, 2));
        assertThat(intake.linksUnwritten()).isEqualTo(3);
        intake.written();
        assertThat(intake.linksUnwritten()).isEqualTo(1);
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

    private static LinkState word(ElevatorId elevator, boolean online, int second) {
        return new LinkState(new Link(elevator, online, null), NOON.plusSeconds(second), NOON.plusSeconds(second));
    }

    private static Received at(int second) {
        var sample =
                new Sample(ONE, NOON.plusSeconds(second), null, null, null, null, "", null, null, null, null, null);
        return new Received(sample, NOON);
    }
}
