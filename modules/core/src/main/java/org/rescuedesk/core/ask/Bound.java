package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.Optional;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewJoined;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** A crew and the rescue it reports on, while one command is decided. */
final class Bound {
    private final Facts facts;
    private final RescueId rescue;
    private final CrewId crew;

    Bound(Facts facts, RescueId rescue, CrewId crew) {
        this.facts = facts;
        this.rescue = rescue;
        this.crew = crew;
    }

    Rescue rescue() {
        return facts.desk().rescues().find(rescue).orElseThrow(() -> noSuchRescue(rescue));
    }

    Assignment assignment() {
        return rescue().findAssignment(crew).orElseThrow(() -> neverAsked(crew, rescue));
    }

    static Refused noSuchRescue(RescueId rescue) {
        return new Refused("没有进行中的救援 " + rescue + "。", "The desk has no open rescue " + rescue + ".");
    }

    static Refused neverAsked(CrewId crew, RescueId rescue) {
        return new Refused(
                "从未派人员 " + crew + " 前往救援 " + rescue + "。",
                "Crew " + crew + " was never asked to rescue " + rescue + ".");
    }

    /** Accepts if that is still open; a report that comes after acceptance implies it. */
    void accept(Instant at, By by) {
        accept(at, by, false);
    }

    /** The same for a crew that says it is there: no other can be nearer. */
    void acceptThere(Instant at, By by) {
        accept(at, by, true);
    }

    private void accept(Instant at, By by, boolean there) {
        var mine = assignment();
        if (mine.state() == Assignment.State.OFFERED) acceptInTime(mine, at, by, there);
        else if (mine.state().mayStillCome()) acceptLate(mine, at, by, there);
        else if (!mine.state().isActive() && mine.state() != Assignment.State.DONE) {
            throw new Refused(
                    "人员 " + crew + " 不能再接救援 " + rescue + "：其任务状态为 " + mine.state() + "。",
                    "Crew " + crew + " can't take rescue " + rescue + ": its assignment is " + mine.state() + ".");
        }
    }

    /** One that was asked beside another which is on its way already stays only if it is there sooner. */
    private void acceptInTime(Assignment mine, Instant at, By by, boolean there) {
        var other = coming();
        if (mine.extra()
                || there
                || other.isEmpty()
                || other.get().expectedAt(at).isAfter(at.plus(mine.eta()))) {
            facts.note(new CrewAccepted(at, by, rescue, crew));
            if (!mine.extra()) other.ifPresent(each -> standDown(at, each.crew(), "ANOTHER_CREW_IS_NEARER"));
        } else {
            standDown(at, crew, "ANOTHER_CREW_IS_NEARER");
        }
    }

    /** Another crew on its way that a rule may call off: not one that a person sent beside it, and not the fire brigade. */
    private Optional<Assignment> coming() {
        return rescue().assignments().stream()
                .filter(each -> !each.crew().equals(crew) && !each.extra())
                .filter(each -> each.isUnderWay() && each.state() != Assignment.State.ON_SITE)
                .findFirst();
    }

    /**
     * Two acceptances for one rescue: the least ETA stays, the other is stood down (DESIGN 3.2). So is whoever said yes and can't be
     * sent any more, for it may be on its way already.
     */
    private void acceptLate(Assignment mine, Instant at, By by, boolean there) {
        boolean free = facts.desk().crew(crew).readiness() != CrewState.Readiness.OUT;
        if (!free || !rescue().stage().isWaiting()) {
            if (there) throw tooLate();
            standDown(at, crew, "ANSWERED_TOO_LATE");
            return;
        }
        var other = others();
        if (!there && other.isPresent() && !other.get().expectedAt(at).isAfter(at.plus(mine.eta()))) {
            standDown(at, crew, "ANOTHER_CREW_IS_NEARER");
        } else {
            other.ifPresent(each -> standDown(at, each.crew(), "ANOTHER_CREW_IS_NEARER"));
            facts.note(new CrewAccepted(at, by, rescue, crew));
        }
    }

    /** Whoever else is bound to it, and may be called off. */
    private Optional<Assignment> others() {
        return rescue().assignments().stream()
                .filter(each -> each.state().isActive() && !each.crew().equals(crew) && !each.extra())
                .findFirst();
    }

    /** What a crew says of a place where it is not awaited is for a person to judge: it is kept and shown. */
    private Refused tooLate() {
        return new Refused(
                "人员 " + crew + " 对救援 " + rescue + " 的应答太迟。",
                "Crew " + crew + " answered too late for rescue " + rescue + ".");
    }

    private void standDown(Instant at, CrewId which, String reason) {
        facts.note(new CrewStoodDown(at, By.DESK, rescue, which, reason));
    }

    void arrive(Instant at, By by, Evidence evidence) {
        arrive(at, by, evidence, Body.empty());
    }

    /** The same source adds nothing; a crew that comes where another has arrived has a time of its own. */
    void arrive(Instant at, By by, Evidence evidence, Body teller) {
        var state = assignment().state();
        boolean isComing = state.isActive() && state != Assignment.State.ON_SITE;
        if (!isComing && state != Assignment.State.ON_SITE && state != Assignment.State.DONE) return;
        boolean adds = !rescue().hasEvidence(evidence.source()) && !rescue().hasArrivedWithout(crew);
        if (adds) facts.note(new ArrivalNoted(at, by, rescue, crew, beforeRelease(evidence), teller));
        else if (isComing) facts.note(new CrewJoined(at, by, rescue, crew, beforeRelease(evidence), teller));
        if (isComing) callOthersOff(at);
    }

    /** Whoever a rule has asked beside it, or sent, needn't come any more. */
    void callOthersOff(Instant at) {
        for (var each : rescue().assignments()) {
            boolean comes = each.state().isActive() && each.state() != Assignment.State.ON_SITE;
            if (comes && !each.extra() && !each.crew().equals(crew))
                standDown(at, each.crew(), "ANOTHER_CREW_IS_NEARER");
        }
    }

    /** Nobody arrives after the people are out: what says so is refused, and a later upper bound is brought forward. */
    private Evidence beforeRelease(Evidence evidence) {
        var released = rescue().times().find(TimePoint.RELEASED);
        if (released.isEmpty() || !evidence.notAfter().isAfter(released.get())) return evidence;
        if (evidence.notBefore() != null && evidence.notBefore().isAfter(released.get())) {
            throw new Refused(
                    "人员 " + crew + " 不能到达救援 " + rescue + "：被困人员此前已救出。",
                    "Crew " + crew + " can't arrive at rescue " + rescue + ": its people were out already.");
        }
        return new Evidence(evidence.source(), evidence.notBefore(), released.get(), evidence.deviceAt());
    }
}
