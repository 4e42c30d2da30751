package org.rescuedesk.server.travel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DeskCommand.TakeTravelTimes;
import org.rescuedesk.core.ask.SignalCommand;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Submission;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.core.travel.Trouble;
import org.rescuedesk.server.Announcement;

/** A desk and an engine that answers when the test says so. */
class AskingTest {
    private final DeskLoop loop = new DeskLoop(Province.desk(), Tail.EMPTY, false);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Slow engine = new Slow();
    private final List<Command> submitted = new ArrayList<>();
    private Instant now = Scene.instant("09:00");
    private long nanos;
    private int signals;
    private final Asking asking = new Asking(
            new Guarded(engine, Duration.ofMinutes(1), () -> nanos, registry),
            new Asking.Line(
                    crew -> Optional.empty(),
                    loop::announced,
                    () -> now,
                    command -> {
                        submitted.add(command.apply(now));
                        decide(submitted.get(submitted.size() - 1));
                    },
                    Runnable::run),
            () -> nanos,
            registry.counter("shed"));

    @Test
    void whatItTellsStandsInTheRescueAsAFact() {
        onDuty("near", "far", "rival");
        signal("E1");
        assertThat(engine.asked).hasSize(1);
        assertThat(engine.asked.peek().from()).hasSize(3);
        engine.answer(RoadEngine.Answer.of(List.of(seconds(400), seconds(900), seconds(200))));
        var told = loop.announced().rescues().values().findFirst().orElseThrow().told();
        assertThat(told.source()).isEqualTo("slow");
        assertThat(told.findDrive(CrewId.of("near"), now)).contains(Duration.ofSeconds(400));
        assertThat(told.findDrive(CrewId.of("rival"), now)).contains(Duration.ofSeconds(200));
    }

    @Test
    void itIsNotAskedAgainWhileWhatItToldIsNewNorMoreThanOnceInHalfAMinute() {
        onDuty("near", "far");
        signal("E1");
        signal("E1");
        assertThat(engine.asked).hasSize(1);
        engine.answer(RoadEngine.Answer.none(Trouble.BUSY));
        pass(Duration.ofSeconds(29));
        signal("E1");
        assertThat(engine.asked).isEmpty();
        pass(Duration.ofSeconds(1));
        signal("E1");
        engine.answer(RoadEngine.Answer.of(List.of(seconds(400), seconds(900))));
        pass(Duration.ofSeconds(149));
        signal("E1");
        assertThat(engine.asked).isEmpty();
        pass(Duration.ofSeconds(1));
        signal("E1");
        assertThat(engine.asked).hasSize(1);
    }

    @Test
    void onceACrewDrivesNobodyAsks() {
        onDuty("near");
        signal("E1");
        engine.answer(RoadEngine.Answer.none(Trouble.TIMED_OUT));
        var rescue =
                loop.announced().rescues().values().findFirst().orElseThrow().id();
        var near = CrewId.of("near");
        hear(new CrewCommand.Accepted(now, By.crew(near), near, rescue));
        hear(new CrewCommand.Departed(now, By.crew(near), near, rescue));
        pass(Duration.ofMinutes(10));
        signal("E1");
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void withNobodyToSendThereIsNothingToAsk() {
        signal("E1");
        assertThat(engine.asked).isEmpty();
    }

    @Test
    void anEngineThatFailsIsLeftAloneAndTheRescueSaysSoOnce() {
        onDuty("near", "far", "rival", "grid");
        for (int i = 0; i < 3; i++) {
            signal("E1");
            engine.answer(RoadEngine.Answer.none(Trouble.DOWN));
            pass(Duration.ofSeconds(30));
        }
        nanos -= Duration.ofSeconds(25).toNanos();
        signal("E2");
        assertThat(engine.asked).isEmpty();
        assertThat(loop.announced().rescues().values().map(each -> each.told().trouble()))
                .containsOnly(Trouble.DOWN);
        assertThat(submitted).hasSize(4).allMatch(TakeTravelTimes.class::isInstance);
        assertThat(registry.counter("road.engine.requests", "engine", "slow", "outcome", "not_asked")
                        .count())
                .isEqualTo(1);
        assertThat(registry.counter("road.engine.requests", "engine", "slow", "outcome", "down")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void anEngineThatThrowsIsDown() {
        onDuty("near");
        engine.throwing = true;
        signal("E1");
        assertThat(loop.announced()
                        .rescues()
                        .values()
                        .findFirst()
                        .orElseThrow()
                        .told()
                        .trouble())
                .isEqualTo(Trouble.DOWN);
    }

    private void onDuty(String... crews) {
        for (var each : crews) {
            var crew = CrewId.of(each);
            hear(new CrewCommand.CameOnDuty(now, By.crew(crew), crew));
        }
    }

    private void signal(String id) {
        var elevator = ElevatorId.of(id);
        var signal = new Signal(new SignalId("s" + signals++), elevator, Signal.Kind.ENTRAPMENT, now, null, null, null);
        hear(new SignalCommand.Signalled(now, By.elevator(elevator), Province.NANMING, signal));
    }

    private void hear(Command command) {
        asking.hear(decide(command));
    }

    private Announcement decide(Command command) {
        loop.submit(Submission.of(command));
        var batch = loop.take().orElseThrow();
        SmallDesk.writeAndTell(loop, batch);
        return new Announcement(batch.entries(), loop.announced(), true);
    }

    private void pass(Duration length) {
        now = now.plus(length);
        nanos += length.toNanos();
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    private static final class Slow implements RoadEngine {
        private record Question(List<Point> from, CompletableFuture<Answer> answer) {}

        private final Deque<Question> asked = new ArrayDeque<>();
        private boolean throwing;

        @Override
        public String source() {
            return "slow";
        }

        @Override
        public CompletionStage<Answer> ask(List<Point> from, Point to) {
            if (throwing) throw new IllegalStateException("a fault of the engine");
            var question = new Question(from, new CompletableFuture<>());
            asked.add(question);
            return question.answer();
        }

        void answer(Answer answer) {
            asked.remove().answer().complete(answer);
        }

        @Override
        public void close() {
            asked.clear();
        }
    }
}
