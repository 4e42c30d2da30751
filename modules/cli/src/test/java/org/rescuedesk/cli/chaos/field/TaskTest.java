package org.rescuedesk.cli.chaos.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** When a crew that has a rescue in its hands may be asked for another one. */
class TaskTest {
    private static final CrewId CREW = CrewId.of("C-1");
    private static final Instant ASKED = Instant.parse("2026-11-23T09:30:00Z");
    private static final Instant ANSWER_BY = ASKED.plusSeconds(180);
    private static final String RESCUE = "GY-1@20261123T093000Z";

    private final Task task = new Task(RESCUE);

    TaskTest() {
        task.offered(offer(RESCUE, "GY-1", ASKED));
        task.say(ReportMessage.accept(CREW, ASKED, "1", RESCUE));
    }

    private static OrderMessage next(String elevator, Instant at) {
        return offer(elevator + "@20261123T093300Z", elevator, at);
    }

    private static OrderMessage offer(String rescue, String elevator, Instant at) {
        return new OrderMessage(
                CREW,
                OrderMessage.Kind.OFFER,
                rescue,
                ElevatorId.of(elevator),
                AreaId.of("520102"),
                "1号梯",
                new Point(26.57, 106.71),
                2,
                OrderMessage.State.OFFERED,
                OrderMessage.Stage.OPEN,
                Duration.ofSeconds(60),
                at.plusSeconds(180),
                at,
                at,
                at,
                1,
                7,
                true,
                "");
    }

    @Test
    void whoHasSaidYesIsNotAskedForAnotherBeforeItsAnswerWasDue() {
        assertThat(task.forbids(next("GY-2", ANSWER_BY.minusMillis(1)))).isTrue();
    }

    @Test
    void whoseYesWasNotConfirmedMayBeAskedForAnotherAfterwards() {
        assertThat(task.forbids(next("GY-2", ANSWER_BY))).isFalse();
    }

    @Test
    void whoWasConfirmedIsAskedForNoOtherUntilItIsOver() {
        assertThat(task.begins()).isTrue();
        assertThat(task.forbids(next("GY-2", ANSWER_BY.plusSeconds(60)))).isTrue();
        task.standDown();
        assertThat(task.forbids(next("GY-2", ANSWER_BY.plusSeconds(60)))).isFalse();
    }

    @Test
    void whoHasFreedPeopleIsAskedForThoseWhomTheSameElevatorShutsInNextAndForNoOthers() {
        assertThat(task.begins()).isTrue();
        assertThat(task.forbids(next("GY-1", ANSWER_BY))).isTrue();
        task.say(ReportMessage.release(CREW, ASKED, "2", RESCUE, 1));
        assertThat(task.forbids(next("GY-1", ANSWER_BY))).isFalse();
        assertThat(task.forbids(next("GY-2", ANSWER_BY))).isTrue();
    }
}
