package org.rescuedesk.core.simulation;

import static org.rescuedesk.core.simulation.Rules.require;

import java.time.Instant;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What holds at a desk whatever happens. */
final class Invariants {
    private Invariants() {}

    /** Of the desk after every step. */
    static void hold(Desk desk) {
        for (var crew : desk.crews()) requireBound(desk, crew.getValue());
        for (var rescue : desk.rescues()) requireWhole(desk, rescue.getValue());
    }

    /** Of the desk after a look at what has come due. */
    static void holdAfterCheck(Desk desk, Instant at) {
        for (var entry : desk.crews()) {
            var crew = entry.getValue();
            boolean mayGo = crew.readiness() == Readiness.FREE || crew.readiness() == Readiness.RESTING;
            require(!mayGo || !crew.shift().isOver(at), "on duty though its shift is over", crew);
        }
        for (var entry : desk.rescues()) {
            var rescue = entry.getValue();
            require(rescue.stage() != Stage.SUSPECTED || isYounger(rescue, at, 60), "unanswered", rescue);
            MarkRules.requireSaid(rescue, desk, at);
            for (var assignment : rescue.assignments()) requireHeard(desk, rescue, assignment, at);
            if (isAlone(rescue)) requireNobodyFree(desk, rescue, at);
            requireEscalated(desk, rescue, at);
        }
    }

    /** Nobody is waited for longer than the rules allow. */
    private static void requireHeard(Desk desk, Rescue rescue, Assignment assignment, Instant at) {
        boolean open = assignment.state() == State.OFFERED;
        require(!open || !at.isAfter(assignment.answerBy()), "asked for too long", rescue);
        boolean engine = assignment.crew().equals(Rescue.FIRE_BRIGADE);
        if (rescue.stage() != Stage.OPEN || !assignment.isUnderWay() || engine) return;
        var silent = desk.policyOf(rescue).escalation().crewSilent();
        if (assignment.state() == State.ACCEPTED && !assignment.isSeenToGo()) {
            require(!at.isAfter(assignment.setsOutBy().plus(silent)), "never set out", rescue);
            return;
        }
        require(!at.isAfter(assignment.dueAt().plus(silent)), "silent, or no nearer, for too long", rescue);
    }

    private static void requireEscalated(Desk desk, Rescue rescue, Instant at) {
        if (rescue.stage() != Stage.OPEN) return;
        boolean coming = rescue.assignments().stream()
                .anyMatch(each ->
                        each.isUnderWay() || each.findReached(State.ACCEPTED).isPresent());
        require(coming || rescue.level() < 3 || rescue.has(Mark.FIRE_BRIGADE_WANTED), "level 3 and no prompt", rescue);
        boolean isOver = at.isAfter(rescue.opening().limitAt());
        boolean comes = rescue.assignments().stream().anyMatch(Assignment::isUnderWay);
        boolean isPatient =
                rescue.level() == 1 && !desk.policyOf(rescue).escalation().level2WhenLate();
        boolean isTold = isPatient || rescue.has(Mark.FIRE_BRIGADE_WANTED);
        require(isTold || !(isOver && comes), "past the limit, nobody there, and nobody was told", rescue);
        if (rescue.level() != 2) return;
        boolean answered = rescue.assignments().stream()
                .anyMatch(each -> each.findReached(State.ACCEPTED).isPresent());
        var until =
                rescue.levels().get(2).plus(desk.policyOf(rescue).escalation().level2Answer());
        require(answered || at.isBefore(until), "level 2 is unanswered, and level 3 not open", rescue);
    }

    private static void requireBound(Desk desk, CrewState crew) {
        require(
                crew.task() == null || !crew.crew().equals(Rescue.FIRE_BRIGADE),
                "the fire brigade is nobody's crew",
                crew);
        require((crew.readiness() == Readiness.OUT) == (crew.task() != null), "out without a task", crew);
        if (crew.task() == null) return;
        var rescue = desk.rescue(crew.task());
        var assignment = rescue.findAssignment(crew.crew());
        require(!rescue.stage().isEnded(), "bound to one that has ended", crew);
        require(assignment.isPresent() && assignment.get().state().isActive(), "bound to nothing", crew);
    }

    private static void requireWhole(Desk desk, Rescue rescue) {
        int active = 0;
        int underWay = 0;
        for (var assignment : rescue.assignments()) {
            if (!assignment.state().isActive()) continue;
            active++;
            if (assignment.crew().equals(Rescue.FIRE_BRIGADE)) continue;
            require(rescue.id().equals(desk.crew(assignment.crew()).task()), "not bound", assignment);
            require(
                    rescue.stage().compareTo(Stage.RELEASED) < 0 || assignment.state() != State.OFFERED,
                    "asked though the people are out",
                    rescue);
            if (assignment.extra()) continue;
            if (assignment.isUnderWay()) underWay++;
            else require(rescue.level() > 1 || active == 1, "another crew asked beside at level 1", rescue);
        }
        boolean attended = rescue.assignments().stream().anyMatch(each -> each.state() == State.ON_SITE);
        require(rescue.stage() != Stage.ON_SITE || attended, "on site, and nobody is there", rescue);
        require(rescue.stage() != Stage.OPEN || !attended, "open though a crew is there", rescue);
        require(underWay <= 1, "two crews for one rescue", rescue);
        require(active == 0 || !rescue.stage().isEnded(), "ended with a crew bound", rescue);
        require(active == 0 || rescue.stage() != Stage.SUSPECTED, "a crew sent to a suspicion", rescue);
        require(isInOrder(rescue), "released before opened", rescue);
    }

    private static boolean isInOrder(Rescue rescue) {
        var released = rescue.times().find(TimePoint.RELEASED);
        return released.isEmpty() || !released.get().isBefore(rescue.receivedAt());
    }

    /** People may be inside, and no crew is asked or on its way, and nobody there. */
    private static boolean isAlone(Rescue rescue) {
        boolean inside = rescue.stage() == Stage.OPEN || rescue.stage() == Stage.ON_SITE;
        return inside
                && rescue.assignments().stream()
                        .filter(each -> each.state().isActive())
                        .allMatch(each -> each.crew().equals(Rescue.FIRE_BRIGADE) && each.state() != State.ON_SITE);
    }

    private static void requireNobodyFree(Desk desk, Rescue rescue, Instant at) {
        for (var crew : desk.register().listCrews()) {
            boolean able =
                    OfferRules.findHindrance(desk, rescue, crew, at, false).isEmpty();
            require(!able, "a crew is free while somebody waits", rescue);
        }
        require(rescue.shortfall() != null, "nobody was told that nobody can be sent", rescue);
        require(
                rescue.level() == 3 && rescue.has(Mark.FIRE_BRIGADE_WANTED),
                "nobody can be sent, and nobody was told to call the fire brigade",
                rescue);
    }

    private static boolean isYounger(Rescue rescue, Instant at, int seconds) {
        return rescue.opening().clockStart().plusSeconds(seconds).isAfter(at);
    }
}
