package org.rescuedesk.core.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What holds at a desk whatever happens; plain checks, since they run a million times. */
final class Invariants {
    private final Set<RescueId> late = new HashSet<>();
    private Tail tail = Tail.EMPTY;
    private Instant last = Instant.EPOCH;

    /** Of each fact as it is noted: the chain is whole, time never runs back, late is said once and never early. */
    void follow(Entry entry, Desk before) {
        require(tail.isFollowedBy(entry), "the chain is broken", entry.seq());
        require(!entry.event().at().isBefore(last), "time ran back", entry.seq());
        tail = Tail.of(entry);
        last = entry.event().at();
        if (entry.event() instanceof MarkReached reached && reached.mark() == Mark.LATE) {
            require(late.add(reached.rescue()), "late said twice", reached.rescue());
            var limit = before.rescue(reached.rescue()).opening().limitAt();
            require(reached.at().isAfter(limit), "late said early", reached.rescue());
        }
    }

    /** Of the desk after every step. */
    void hold(Desk desk) {
        for (var crew : desk.crews()) requireBound(desk, crew.getValue());
        for (var rescue : desk.rescues()) requireWhole(desk, rescue.getValue());
    }

    /** Of the desk after a look at what has come due. */
    void holdAfterCheck(Desk desk, Instant at) {
        for (var entry : desk.rescues()) {
            var rescue = entry.getValue();
            require(rescue.stage() != Stage.SUSPECTED || isYounger(rescue, at, 60), "unanswered", rescue);
            for (var assignment : rescue.assignments()) {
                boolean open = assignment.state() == State.OFFERED;
                require(!open || !at.isAfter(assignment.answerBy()), "asked for too long", rescue);
            }
            if (rescue.isUnserved()) requireNobodyFree(desk, rescue, at);
        }
    }

    private static void requireBound(Desk desk, CrewState crew) {
        require((crew.readiness() == Readiness.OUT) == (crew.task() != null), "out without a task", crew);
        if (crew.task() == null) return;
        var assignment = desk.rescue(crew.task()).findAssignment(crew.crew());
        require(assignment.isPresent() && assignment.get().state().isActive(), "bound to nothing", crew);
    }

    private static void requireWhole(Desk desk, Rescue rescue) {
        int active = 0;
        int underWay = 0;
        for (var assignment : rescue.assignments()) {
            if (!assignment.state().isActive()) continue;
            active++;
            if (assignment.extra() || assignment.crew().equals(Rescue.FIRE_BRIGADE)) continue;
            if (assignment.isUnderWay()) underWay++;
            else require(rescue.level() > 1 || active == 1, "another crew asked beside at level 1", rescue);
            boolean isBound = rescue.id().equals(desk.crew(assignment.crew()).task());
            require(isBound || assignment.crew().equals(Rescue.FIRE_BRIGADE), "not bound", assignment);
            require(
                    rescue.stage().compareTo(Stage.RELEASED) < 0 || assignment.state() != State.OFFERED,
                    "asked though the people are out",
                    rescue);
        }
        require(underWay <= 1, "two crews for one rescue", rescue);
        require(active == 0 || !rescue.stage().isEnded(), "ended with a crew bound", rescue);
        require(active == 0 || rescue.stage() != Stage.SUSPECTED, "a crew sent to a suspicion", rescue);
        require(isInOrder(rescue), "released before opened", rescue);
    }

    private static boolean isInOrder(Rescue rescue) {
        var released = rescue.times().find(TimePoint.RELEASED);
        return released.isEmpty() || !released.get().isBefore(rescue.receivedAt());
    }

    private static void requireNobodyFree(Desk desk, Rescue rescue, Instant at) {
        if (rescue.opening().point() == null) return;
        var longest = desk.policyOf(rescue).eligibility().longestDuty();
        for (var crew : desk.register().listCrews()) {
            var state = desk.crew(crew.id());
            var since = state.shift().since();
            boolean free = state.readiness() == Readiness.FREE && !state.shift().isOver(at);
            boolean tired =
                    longest != null && since != null && since.plus(longest).isBefore(at);
            boolean declined = rescue.findAssignment(crew.id())
                    .filter(asked -> asked.state() == State.DECLINED)
                    .isPresent();
            require(!free || tired || declined, "a crew is free while somebody waits", rescue);
        }
        require(rescue.shortfall() != null, "nobody was told that nobody can be sent", rescue);
        require(rescue.level() == 3, "nobody can be sent, and nobody was told to call the fire brigade", rescue);
    }

    private static boolean isYounger(Rescue rescue, Instant at, int seconds) {
        return rescue.opening().clockStart().plusSeconds(seconds).isAfter(at);
    }

    private static void require(boolean holds, String otherwise, Object what) {
        if (!holds) throw new AssertionError(otherwise + ": " + what);
    }
}
