package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/**
 * Which crews may be sent to one rescue at one level (DESIGN 3.3): on duty, free, within their shift and the rules' longest duty,
 * qualified, of the firm under contract at level 1, and neither one that has declined nor one that a person called off. Who was asked after {@code again} and didn't answer
 * isn't asked yet.
 */
final class Eligible {
    private final Rescue rescue;
    private final int level;
    private final Instant again;
    private final Instant at;
    private final Policy policy;
    private final Optional<Elevator> elevator;
    private final Map<CrewId, Assignment> asked = new HashMap<>();

    Eligible(Desk desk, Rescue rescue, int level, Instant again, Instant at) {
        this.rescue = rescue;
        this.level = level;
        this.again = again;
        this.at = at;
        policy = desk.policyOf(rescue);
        elevator = desk.register().findElevator(rescue.opening().elevator());
        for (var each : rescue.assignments()) asked.put(each.crew(), each);
    }

    /** Why this crew may not be sent; none if it may. */
    @Nullable
    Why why(Crew crew, CrewState state) {
        if (state.readiness() == Readiness.OFF_DUTY) return Why.OFF_DUTY;
        if (level == 1 && !isContracted(crew)) return Why.OTHER_FIRM;
        if (state.readiness() == Readiness.OUT) return Why.OUT;
        if (state.readiness() == Readiness.RESTING) return Why.RESTING;
        if (state.shift().isOver(at)) return Why.SHIFT_OVER;
        if (isTooLongOnDuty(state)) return Why.TOO_LONG_ON_DUTY;
        if (!isQualified(crew)) return Why.NOT_QUALIFIED;
        var before = asked.isEmpty() ? null : asked.get(crew.id());
        return before == null ? null : why(before);
    }

    private @Nullable Why why(Assignment before) {
        if (before.state() == Assignment.State.DECLINED) return Why.DECLINED;
        if (before.calledOff()) return Why.CALLED_OFF;
        boolean silent = before.state().mayStillCome() && before.offeredAt().isAfter(again);
        return silent ? Why.NO_ANSWER : null;
    }

    boolean isContracted(Crew crew) {
        return crew.firm().equals(rescue.opening().firm());
    }

    private boolean isTooLongOnDuty(CrewState state) {
        var longest = policy.eligibility().longestDuty();
        var since = state.shift().since();
        return longest != null && since != null && since.plus(longest).isBefore(at);
    }

    /** The firm under contract answers for whom it sends to its own elevators. */
    private boolean isQualified(Crew crew) {
        boolean isAsked = policy.eligibility().skills() && elevator.isPresent() && !isContracted(crew);
        return !isAsked || crew.qualifiedFor(elevator.get());
    }
}
