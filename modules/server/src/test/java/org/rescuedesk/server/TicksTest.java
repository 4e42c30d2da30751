package org.rescuedesk.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RuleEvent.ClockStepped;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.CrewCommand.CameOnDuty;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.Machine;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.server.saving.JournalWriter;

/** A driven clock that is moved on at one stride, and one that is moved second by second. */
class TicksTest {
    private static final Instant START = Instant.parse("2016-12-31T08:00:00.250Z");
    private static final Duration HOURS = Duration.ofHours(3);
    private static final CrewId NEAR = CrewId.of("near");

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        await(vertx.close());
    }

    @Test
    void oneStrideNotesWhatSecondAfterSecondNotes() {
        var strode = new Driven();
        strode.isShutIn();
        strode.drive(START.plus(HOURS));
        var walked = new Driven();
        walked.isShutIn();
        for (var next = START.plusSeconds(1); !next.isAfter(START.plus(HOURS)); next = next.plusSeconds(1)) {
            walked.drive(next);
        }
        assertThat(strode.journal()).isEqualTo(walked.journal());
        assertThat(strode.types()).contains("CrewDidNotAnswer", "CrewOffered", "MarkReached");
    }

    @Test
    void yearsInWhichNothingComesDueAreJumpedOver() {
        var driven = new Driven();
        driven.drive(START.plus(Duration.ofDays(7 * 365)));
        assertThat(driven.host.clock().now()).isEqualTo(START.plus(Duration.ofDays(7 * 365)));
        assertThat(driven.journal()).isEmpty();
    }

    @Test
    void twoStepsThatCancelEachOtherBetweenTwoTicksAreTwoFacts() {
        var machine = new Machine(START);
        var desk = new Driven(DeskClock.following(machine, machine::nanos, START));
        for (var step : List.of(Duration.ofSeconds(20), Duration.ofMillis(-20_310))) {
            machine.set(step);
            desk.host.clock().now();
        }
        desk.host.context().runOnContext(nothing -> desk.ticks.tick());
        Awaitility.await()
                .untilAsserted(() -> assertThat(desk.entries())
                        .extracting(Entry::event)
                        .containsExactly(
                                new ClockStepped(START, By.DESK, Duration.ofSeconds(20)),
                                new ClockStepped(START, By.DESK, Duration.ofMillis(-20_310))));
    }

    /** A desk of its own, on a journal that lives as long as the test. */
    private final class Driven {
        private final InMemoryJournal journal = new InMemoryJournal();
        private final DeskHost host;
        private final Ticks ticks;

        Driven() {
            this(DeskClock.driven(START));
        }

        Driven(DeskClock clock) {
            var context = vertx.getOrCreateContext();
            var writer = new JournalWriter(context, vertx.createSharedWorkerExecutor("j", 1), journal, sentence -> {});
            var made = Promise.<DeskHost>promise();
            context.runOnContext(nothing -> made.complete(new DeskHost(
                    context,
                    new DeskLoop(Province.desk(), Tail.EMPTY, true),
                    clock,
                    writer,
                    TemporaryFile.of(context),
                    true)));
            host = await(made.future());
            ticks = new Ticks(host);
        }

        /** Two elevators, and one crew on duty, which never answers. */
        void isShutIn() {
            await(host.submit(at -> new CameOnDuty(at, By.crew(NEAR), NEAR)));
            for (var elevator : List.of("E1", "E2")) {
                var id = ElevatorId.of(elevator);
                var signal =
                        new Signal(new SignalId(elevator + "/b/1"), id, Signal.Kind.ENTRAPMENT, null, 2, null, null);
                await(host.submit(at -> new Signalled(at, By.elevator(id), Province.NANMING, signal)));
            }
        }

        void drive(Instant until) {
            var there = Promise.<Instant>promise();
            Consumer<Instant> told = there::complete;
            ticks.drive(until, told);
            assertThat(await(there.future())).isEqualTo(until);
        }

        List<String> journal() {
            return entries().stream().map(Entry::canonical).toList();
        }

        List<String> types() {
            return entries().stream()
                    .map(entry -> entry.event().getClass().getSimpleName())
                    .toList();
        }

        private List<Entry> entries() {
            var entries = new ArrayList<Entry>();
            try {
                journal.read(0, entries::add);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return entries;
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
