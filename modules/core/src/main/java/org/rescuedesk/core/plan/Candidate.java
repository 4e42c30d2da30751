package org.rescuedesk.core.plan;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.register.CrewId;

/**
 * A crew that a decision looked at, with its predicted travel time and its distance as the crow flies in metres; stale when its
 * station's place stood in for a position that was too old; told when an engine of roads had told its way. {@code why} it was not chosen; absent for the one that was, and in
 * decisions that kept no reasons.
 */
public record Candidate(
        CrewId crew,
        Duration eta,
        int distanceM,
        boolean stale,
        boolean told,
        @Nullable Why why) implements Comparable<Candidate> {
    /** In whole milliseconds, as the journal keeps it, so that a replay decides on the same figures. */
    public Candidate {
        eta = eta.truncatedTo(ChronoUnit.MILLIS);
    }

    Candidate passedOver(@Nullable Why reason) {
        return new Candidate(crew, eta, distanceM, stale, told, reason);
    }

    /** Least travel time first; of equals the lower crew id, so that the same desk always chooses the same crew. */
    @Override
    public int compareTo(Candidate other) {
        int byEta = eta.compareTo(other.eta);
        return byEta != 0 ? byEta : crew.compareTo(other.crew);
    }

    public Body body() {
        return Body.empty()
                .with("crew", crew)
                .with("etaMs", eta)
                .with("distanceM", distanceM)
                .with("stale", stale)
                .with("told", told ? Boolean.TRUE : null)
                .with("why", why);
    }

    public static Candidate of(Body body) {
        return new Candidate(
                body.text("crew", CrewId::of),
                body.millis("etaMs"),
                Math.toIntExact(body.number("distanceM")),
                body.flag("stale"),
                Boolean.TRUE.equals(body.flagOrNull("told")),
                body.textOrNull("why", Why::valueOf));
    }
}
