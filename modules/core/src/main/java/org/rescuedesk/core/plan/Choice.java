package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.plan.Decision.Excluded;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;

/**
 * Looks for the crew to send to one rescue (DESIGN 3.3): level 1 the crews of the firm under contract, level 2 those of any firm,
 * at once when level 1 has nobody or would come too late; inside a level the least travel time. Who declined isn't asked again;
 * who didn't answer only when nobody else is left, the longest ago first.
 */
final class Choice {
    private static final Instant NEVER = Instant.MIN;

    private final Desk desk;
    private final Rescue rescue;
    private final Point place;
    private final Instant at;

    private Choice(Desk desk, Rescue rescue, Point place, Instant at) {
        this.desk = desk;
        this.rescue = rescue;
        this.place = place;
        this.at = at;
    }

    /** The decision for this rescue, or none when nobody can be sent. */
    static Optional<Decision> find(Desk desk, Rescue rescue, Instant at) {
        var place = rescue.opening().point();
        if (place == null) return Optional.empty();
        var choice = new Choice(desk, rescue, place, at);
        return choice.best(NEVER).or(choice::again);
    }

    /** Level 1 if it will be there in time; else the nearest of any firm, which may still be one of level 1. */
    private Optional<Decision> best(Instant again) {
        var contracted = at(1, again);
        if (contracted.filter(this::isInTime).isPresent()) return contracted;
        var nearest = at(2, again);
        return isSameCrew(nearest, contracted) ? contracted : nearest;
    }

    private boolean isInTime(Decision decision) {
        return !at.plus(decision.chosen().eta()).isAfter(rescue.opening().limitAt());
    }

    private static boolean isSameCrew(Optional<Decision> one, Optional<Decision> other) {
        return one.map(Decision::chosen).equals(other.map(Decision::chosen));
    }

    /** Nobody else is left: who didn't answer is asked again, the one asked longest ago first. */
    private Optional<Decision> again() {
        return rescue.assignments().stream()
                .filter(asked -> asked.state() == Assignment.State.NO_ANSWER && isFree(asked.crew()))
                .map(Assignment::offeredAt)
                .min(Comparator.naturalOrder())
                .flatMap(this::best);
    }

    private boolean isFree(CrewId crew) {
        return desk.crew(crew).readiness() == CrewState.Readiness.FREE
                && desk.register().findCrew(crew).isPresent();
    }

    /** Who was asked after {@code again} and didn't answer is no candidate. */
    private Optional<Decision> at(int level, Instant again) {
        var candidates = new ArrayList<Candidate>();
        var excluded = Sorted.<Excluded, Integer>empty();
        for (var crew : desk.register().listCrews()) {
            var why = excluded(crew, level, again);
            if (why == null) candidates.add(candidate(crew));
            else excluded = excluded.with(why, excluded.find(why).orElse(0) + 1);
        }
        var rules = desk.rules();
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision(
                        level, rules.policy().version(), rules.travelTimes().source(), candidates, excluded));
    }

    private @Nullable Excluded excluded(Crew crew, int level, Instant again) {
        var readiness = desk.crew(crew.id()).readiness();
        if (readiness == CrewState.Readiness.OFF_DUTY) return Excluded.OFF_DUTY;
        if (level == 1 && !crew.firm().equals(rescue.opening().firm())) return Excluded.OTHER_FIRM;
        if (readiness == CrewState.Readiness.OUT) return Excluded.OUT;
        if (readiness == CrewState.Readiness.RESTING) return Excluded.RESTING;
        return rescue.findAssignment(crew.id())
                .map(asked -> excluded(asked, again))
                .orElse(null);
    }

    private static @Nullable Excluded excluded(Assignment asked, Instant again) {
        if (asked.state() == Assignment.State.DECLINED) return Excluded.DECLINED;
        boolean silent =
                asked.state() == Assignment.State.NO_ANSWER && asked.offeredAt().isAfter(again);
        return silent ? Excluded.NO_ANSWER : null;
    }

    private Candidate candidate(Crew crew) {
        var seen = desk.crew(crew.id()).seen();
        boolean stale = seen == null
                || seen.receivedAt().isBefore(at.minus(desk.rules().policy().positionFresh()));
        var from =
                seen == null || stale ? desk.register().station(crew.station()).point() : seen.point();
        var eta = desk.rules()
                .travelTimes()
                .between(
                        from,
                        place,
                        rescue.opening().area(),
                        at.atZone(rescue.opening().zone()));
        return new Candidate(crew.id(), eta, (int) Math.round(from.distanceTo(place)), stale);
    }
}
