package org.rescuedesk.core.simulation;

import java.time.Instant;
import java.util.Optional;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.plan.Candidate;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.plan.Rerun;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** Who may be asked, said once more in the plainest words; and a decision made again is the same byte for byte. */
final class OfferRules {
    private OfferRules() {}

    static void require(CrewOffered offered, Desk before) {
        var rescue = before.rescue(offered.rescue());
        var again = Rerun.of(before, offered).map(decision -> decision.body().toString());
        var first = offered.decision().body().toString();
        Rules.require(again.filter(first::equals).isPresent(), "decided again as " + again, offered);
        var answerWithin = before.policyOf(rescue).escalation().answerWithin(rescue.level());
        Rules.require(offered.answerBy().equals(offered.at().plus(answerWithin)), "another time to answer", offered);
        boolean bound = rescue.findAssignment(offered.crew())
                .filter(each -> each.state().isActive())
                .isPresent();
        Rules.require(!bound, "asked though it is bound already", offered);
        Rules.require(before.crew(offered.crew()).readiness() != Readiness.OUT, "asked though it is out", offered);
        if (offered.by().equals(By.DESK)) requireByRule(offered, rescue, before);
        else Rules.require(offered.words().digest() != null, "sent without a reason", offered);
    }

    private static void requireByRule(CrewOffered offered, Rescue rescue, Desk before) {
        Rules.require(rescue.stage().isWaiting(), "asked for a rescue that doesn't wait", offered);
        Rules.require(!offered.extra(), "extra by a rule", offered);
        var crew = before.register().crew(offered.crew());
        var hindrance = findHindrance(before, rescue, crew, offered.at(), false);
        Rules.require(hindrance.isEmpty(), "may not be asked for " + hindrance, offered);
        Rules.require(rescue.level() > 1 || offered.decision().level() == 1, "of another firm at level 1", offered);
        for (var other : offered.decision().candidates()) {
            boolean passedOver = other.why() == Why.FARTHER;
            Rules.require(!passedOver || isSooner(offered.decision().chosen(), other), "not the first there", offered);
        }
    }

    private static boolean isSooner(Candidate chosen, Candidate other) {
        int byEta = chosen.eta().compareTo(other.eta());
        return byEta < 0 || (byEta == 0 && chosen.crew().compareTo(other.crew()) < 0);
    }

    /** Why this crew may not be asked by a rule; {@code first} says before anybody is asked a second time. */
    static Optional<String> findHindrance(Desk desk, Rescue rescue, Crew crew, Instant at, boolean first) {
        var state = desk.crew(crew.id());
        if (rescue.opening().point() == null) return Optional.of("nobody knows where");
        if (state.readiness() != Readiness.FREE) return Optional.of("not free");
        if (state.shift().until() != null && !state.shift().until().isAfter(at))
            return Optional.of("its shift is over");
        var longest = desk.policyOf(rescue).eligibility().longestDuty();
        var since = state.shift().since();
        if (longest != null && since != null && since.plus(longest).isBefore(at)) return Optional.of("tired");
        var before = rescue.findAssignment(crew.id()).map(Assignment::state);
        if (before.filter(each -> each == Assignment.State.DECLINED).isPresent()) return Optional.of("it declined");
        if (rescue.findAssignment(crew.id()).filter(Assignment::calledOff).isPresent())
            return Optional.of("a person called it off");
        if (first && before.filter(Assignment.State::mayStillCome).isPresent()) return Optional.of("asked in vain");
        var elevator = desk.register().findElevator(rescue.opening().elevator());
        boolean contracted = crew.firm().equals(rescue.opening().firm());
        boolean skilled = contracted || elevator.isEmpty() || crew.qualifiedFor(elevator.get());
        return skilled ? Optional.empty() : Optional.of("not qualified");
    }
}
