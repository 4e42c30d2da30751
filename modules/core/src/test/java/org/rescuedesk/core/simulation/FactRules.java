package org.rescuedesk.core.simulation;

import static org.rescuedesk.core.simulation.Rules.require;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.rescuedesk.core.AccountEvent;
import org.rescuedesk.core.AccountEvent.CorrectionMade;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.TrackNoted;
import org.rescuedesk.core.CrewEvent.CrewCameOnDuty;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.EscalationEvent.HandedOver;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EscalationEvent.LimitClockStarted;
import org.rescuedesk.core.EscalationEvent.MarkAcknowledged;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.RuleEvent.PolicyTaken;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.ElevatorState;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What may never be noted, judged by the facts before it and without the code that decided it. */
final class FactRules {
    private static final Duration OTHER_PHONE_AFTER = Duration.ofSeconds(90);

    /** What may be said once, and with which fact it was. */
    private final Map<String, Said> said = new HashMap<>();

    private final Nearing nearing = new Nearing();
    private Instant last = Instant.EPOCH;

    private record Said(long seq, Instant at) {}

    /** The desk died, and what came later was never told. */
    void forgetAfter(long seq, Instant lastAt) {
        last = lastAt;
        said.values().removeIf(each -> each.seq() > seq);
        nearing.forgetAfter(seq);
    }

    void follow(Entry entry, Desk before, Desk after) {
        var event = entry.event();
        require(!event.at().isBefore(last), "time ran back", entry.seq());
        last = event.at();
        if (event instanceof SignalNoted noted) hearOnce(entry, "signal " + noted.elevator() + " " + noted.signal());
        if (event instanceof CryNoted noted) hearOnce(entry, "signal " + noted.elevator() + " " + noted.signal());
        if (event instanceof ReportTaken taken)
            require(!before.crew(taken.crew()).knows(taken.report()), "a report taken twice", taken);
        if (event instanceof PolicyTaken taken) {
            require(!taken.policy().from().isBefore(event.at()), "rules for the past", taken);
            sayOnce(entry, "policy " + taken.policy().id());
        }
        for (var crew : after.crews()) {
            boolean off = before.crew(crew.getKey()).readiness() == CrewState.Readiness.OFF_DUTY;
            boolean free = crew.getValue().readiness() == CrewState.Readiness.FREE;
            require(!(off && free) || event instanceof CrewCameOnDuty, "free though it is off duty", event);
        }
        if (event instanceof RescueEvent ofRescue) followRescue(entry, ofRescue, before, after);
    }

    private void followRescue(Entry entry, RescueEvent event, Desk before, Desk after) {
        var rescue = after.rescue(event.rescue());
        if (event instanceof OpeningEvent opening) {
            requireNew(opening, before);
            sayOnce(entry, "opened " + event.rescue());
        } else if (!(event instanceof AccountEvent.RescueRecalled)) {
            requireNext(event, before.rescue(event.rescue()), rescue);
        }
        if (event instanceof MarkReached reached) {
            if (reached.mark() != Mark.FIRE_BRIGADE_WANTED) sayOnce(entry, reached.mark() + " " + reached.rescue());
            MarkRules.require(reached, before.rescue(reached.rescue()), before);
        }
        if (event instanceof LevelOpened opened) LevelRules.require(opened, before);
        if (event instanceof AssignmentEvent ofCrew) {
            followCrew(ofCrew, before);
            nearing.follow(entry.seq(), ofCrew);
        }
        if (event instanceof AssignmentEvent.CrewJoined) {
            var arrival = before.rescue(event.rescue()).findArrival();
            require(arrival.isPresent(), "joined nobody", event);
            require(arrival.equals(rescue.findArrival()), "another arrival by who came second", event);
        }
    }

    private void followCrew(AssignmentEvent event, Desk before) {
        var rescue = before.rescue(event.rescue());
        if (event instanceof CrewOffered offered) {
            OfferRules.require(offered, before);
            return;
        }
        var assignment = rescue.findAssignment(event.crew()).orElseThrow();
        if (event instanceof TrackNoted tracked) requireOnePhone(tracked, assignment);
        if (event instanceof AssignmentEvent.CrewDidNotAnswer)
            require(event.at().isAfter(assignment.answerBy()), "passed over too early", event);
        if (event instanceof AssignmentEvent.CrewWentSilent) {
            var silent = before.policyOf(rescue).escalation().crewSilent();
            boolean waits = assignment.state() == Assignment.State.ACCEPTED && !assignment.isSeenToGo();
            var expected = waits ? assignment.setsOutBy() : assignment.dueAt();
            require(event.at().isAfter(expected.plus(silent)), "silent before it should be there", event);
            require(!nearing.cameNearer(event, event.at().minus(silent)), "silent though it came nearer", event);
        }
    }

    /** One elevator has one rescue in which people may still be inside, and it goes by the rules that are in force. */
    private static void requireNew(OpeningEvent event, Desk before) {
        var elevator = event.opening().elevator();
        for (var each : before.rescues().values().toList()) {
            boolean pending = each.stage().compareTo(Stage.RELEASED) < 0;
            boolean same = each.opening().elevator().equals(elevator);
            require(!(pending && same), "a second rescue of one elevator", event);
        }
        var area = event.opening().area().value();
        var force = event.opening().policy();
        for (var policy : before.policies().policies().values().toList()) {
            boolean covers =
                    policy.id().isNational() || area.startsWith(policy.id().area());
            if (!covers || policy.from().isAfter(event.at())) continue;
            boolean nearer = !policy.id().isNational()
                    && (force.isNational()
                            || policy.id().area().length() > force.area().length());
            require(!nearer, "the rules of a larger area", event);
            boolean newer = policy.id().area().equals(force.area())
                    && policy.from().isAfter(before.policies().policy(force).from());
            require(!newer, "rules that are not in force any more", event);
        }
        require(!before.policies().policy(force).from().isAfter(event.at()), "rules before their date", event);
    }

    /** Levels only rise, times that are known stay, and an ended rescue is only talked about. */
    private static void requireNext(RescueEvent event, Rescue before, Rescue after) {
        require(after.level() >= before.level(), "a level was closed", event);
        require(after.opening().policy().equals(before.opening().policy()), "other rules for an open rescue", event);
        require(
                event instanceof LimitClockStarted
                        || after.opening().limitAt().equals(before.opening().limitAt()),
                "another limit",
                event);
        for (var point : before.times().known()) {
            boolean corrected = event instanceof CorrectionMade && point.getKey() == TimePoint.RELEASED;
            boolean stays = after.times()
                    .find(point.getKey())
                    .filter(point.getValue()::equals)
                    .isPresent();
            require(corrected || stays, "a time was overwritten", event);
        }
        require(
                !before.stage().isEnded() || isTalk(event) || isTooLate(event, before),
                "an ended rescue went on",
                event);
        if (event instanceof RescueConfirmed confirmed) {
            require(before.stage() == Stage.SUSPECTED, "confirmed twice", event);
            boolean early = confirmed.how() == RescueConfirmed.How.UNANSWERED
                    && event.at().isBefore(before.receivedAt().plusSeconds(60));
            require(!early, "opened itself too early", event);
        }
        if (event instanceof MarkAcknowledged seen)
            require(before.has(seen.mark()) && !before.acknowledged().has(seen.mark()), "seen twice", event);
        if (event instanceof HandedOver) {
            boolean there = before.findAssignment(Rescue.FIRE_BRIGADE)
                    .filter(each -> each.state().isActive())
                    .isPresent();
            require(!there && before.stage() != Stage.SUSPECTED, "handed over twice", event);
        }
    }

    /** Whoever answers after the end is told so. */
    private static boolean isTooLate(RescueEvent event, Rescue before) {
        boolean answer =
                event instanceof AssignmentEvent.CrewStoodDown || event instanceof AssignmentEvent.CrewDeclined;
        return answer
                && before.findAssignment(((AssignmentEvent) event).crew())
                        .filter(each -> each.state().mayStillCome())
                        .isPresent();
    }

    /** Also a later word on when a crew was there: the arrival is graded again. */
    private static boolean isTalk(Event event) {
        return event instanceof MarkAcknowledged
                || event instanceof RescueEvent.ArrivalNoted
                || event instanceof RescueEvent.PassengersCalledBack
                || event instanceof RescueEvent.CauseReported
                || event instanceof MarkReached
                || (event instanceof AccountEvent
                        && !(event instanceof AccountEvent.SelfReleased)
                        && !(event instanceof AccountEvent.DuplicateFound));
    }

    /** Two phones of one crew may be at two places: the one is followed until it has been silent for a while. */
    private static void requireOnePhone(TrackNoted tracked, Assignment before) {
        var followed = before.trail();
        if (followed.trackedAt() == null) return;
        boolean same = String.valueOf(followed.phone()).equals(String.valueOf(tracked.phone()));
        boolean silent = !followed.trackedAt().plus(OTHER_PHONE_AFTER).isAfter(tracked.at());
        require(same || silent, "followed two phones at once", tracked);
    }

    private void sayOnce(Entry entry, String what) {
        var earlier = said.put(what, new Said(entry.seq(), entry.event().at()));
        require(earlier == null, "said twice", what);
    }

    private void hearOnce(Entry entry, String what) {
        var earlier = said.put(what, new Said(entry.seq(), entry.event().at()));
        boolean forgotten = earlier != null
                && earlier.at()
                        .plus(ElevatorState.REMEMBERED)
                        .isBefore(entry.event().at());
        require(earlier == null || forgotten, "heard twice", what);
    }
}
