package org.rescuedesk.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.rescuedesk.server.proof.CheckpointPart.Pace;

/** When checkpoints are taken, by a clock that the test moves. */
class RoundsTest {
    private final Time time = new Time();
    private final List<Duration> taken = new ArrayList<>();
    private final Queue<Future<Void>> outcomes = new ArrayDeque<>();
    private final Rounds rounds = new Rounds(this::take, Pace.USUAL.every(), Pace.USUAL.again(), time::later);

    private Future<Void> take() {
        taken.add(time.now);
        return outcomes.isEmpty() ? Future.succeededFuture() : outcomes.remove();
    }

    /** Stands until it is moved, and does on the way what is due. */
    private static final class Time {
        private record Due(Duration at, Runnable then) {}

        private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparing(Due::at));
        private Duration now = Duration.ZERO;

        Runnable later(Duration pause, Runnable then) {
            var added = new Due(now.plus(pause), then);
            due.add(added);
            return () -> due.remove(added);
        }

        void moveTo(Duration until) {
            while (!due.isEmpty() && due.element().at().compareTo(until) <= 0) {
                var next = due.remove();
                now = next.at();
                next.then().run();
            }
            now = until;
        }
    }

    @Test
    void oneIsTakenAtTheStartAndThenOneEveryHour() {
        rounds.begin();
        time.moveTo(Duration.ofMinutes(59));
        assertThat(taken).containsExactly(Duration.ZERO);
        time.moveTo(Duration.ofHours(24));
        assertThat(taken).hasSize(25);
        for (int i = 0; i < taken.size(); i++) assertThat(taken.get(i)).isEqualTo(Duration.ofHours(i));
    }

    @Test
    void afterOneThatFailedTheNextIsTriedAMinuteLaterUntilItIsDone() {
        outcomes.add(Future.succeededFuture());
        for (int i = 0; i < 3; i++) outcomes.add(Future.failedFuture("The journal is away."));
        rounds.begin();
        time.moveTo(Duration.ofHours(2).plusMinutes(5));
        assertThat(taken)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(60),
                        Duration.ofMinutes(61),
                        Duration.ofMinutes(62),
                        Duration.ofMinutes(63),
                        Duration.ofMinutes(123));
    }

    @Test
    void oneThatThrowsIsTriedAgainAMinuteLaterLikeOneThatFails() {
        var thrown = new ArrayDeque<>(List.of(new IllegalStateException("The worker is closed.")));
        var throwing = new Rounds(
                () -> {
                    var taking = take();
                    if (!thrown.isEmpty()) throw thrown.remove();
                    return taking;
                },
                Pace.USUAL.every(),
                Pace.USUAL.again(),
                time::later);
        throwing.begin();
        time.moveTo(Duration.ofMinutes(70));
        assertThat(taken).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(61));
    }

    @Test
    void oneThatHangsIsWaitedForAndNeverOvertaken() {
        var hangs = Promise.<Void>promise();
        outcomes.add(hangs.future());
        rounds.begin();
        time.moveTo(Duration.ofHours(5));
        assertThat(taken).hasSize(1);
        hangs.complete();
        time.moveTo(Duration.ofHours(6));
        assertThat(taken).containsExactly(Duration.ZERO, Duration.ofHours(6));
    }

    @Test
    void afterTheEndNoneIsTakenAlsoWhereOneWasUnderWay() {
        rounds.begin();
        rounds.end();
        time.moveTo(Duration.ofHours(5));
        assertThat(taken).hasSize(1);

        var hangs = Promise.<Void>promise();
        outcomes.add(hangs.future());
        var others = new Rounds(this::take, Pace.USUAL.every(), Pace.USUAL.again(), time::later);
        others.begin();
        others.end();
        hangs.complete();
        time.moveTo(Duration.ofHours(10));
        assertThat(taken).hasSize(2);
    }
}
