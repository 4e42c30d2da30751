package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.wire.message.OrderMessage.Stage;
import org.rescuedesk.wire.message.OrderMessage.State;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** What a {@link FakeDesk} knows of one rescue. */
final class FakeRescue {

    private static final DateTimeFormatter ID_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final double STANDS_WITHIN_M = 60;

    final Elevator elevator;
    final Instant openedAt;
    final Set<CrewId> asked = new TreeSet<>();
    CrewId crew;
    State state = State.NO_ANSWER;
    Stage stage = Stage.OPEN;
    Instant answerBy;
    Instant pressedAt;
    Instant stoodAt;
    Instant releasedAt;
    Instant closedAt;
    int people;

    FakeRescue(Elevator elevator, Instant openedAt) {
        this.elevator = elevator;
        this.openedAt = openedAt;
    }

    String id() {
        return elevator.id() + "@" + ID_TIME.format(openedAt);
    }

    void offer(CrewId to, Instant by) {
        crew = to;
        asked.add(to);
        state = State.OFFERED;
        answerBy = by;
    }

    boolean isWaitingForAnswer() {
        return state == State.OFFERED;
    }

    boolean binds(CrewId other) {
        return other.equals(crew) && closedAt == null;
    }

    boolean isUnderWayAt(Instant at) {
        return !openedAt.isAfter(at) && (releasedAt == null || releasedAt.isAfter(at));
    }

    boolean isDrivenToBy(CrewId other) {
        return other.equals(crew) && state == State.EN_ROUTE && stoodAt == null;
    }

    boolean isStandingAt(PositionMessage position) {
        return position.speedMps() == 0 && position.point().distanceTo(elevator.point()) < STANDS_WITHIN_M;
    }

    /** From the signal to the crew's first standing still at the elevator. */
    Duration arrival() {
        return Duration.between(openedAt, stoodAt);
    }

    void take(ReportMessage report) {
        if (!report.crew().equals(crew)) {
            return;
        }
        switch (report.kind()) {
            case ACCEPT -> state = State.ACCEPTED;
            case DECLINE -> state = State.DECLINED;
            case DEPART -> state = State.EN_ROUTE;
            case ARRIVE -> pressedAt = report.at();
            case RELEASE -> {
                state = State.DONE;
                stage = Stage.RELEASED;
                releasedAt = report.at();
                people = report.people();
            }
            case CAUSE -> closedAt = report.at();
            default -> throw new IllegalStateException("Not about a rescue: " + report);
        }
    }
}
