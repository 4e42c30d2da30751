package org.rescuedesk.core.plan;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.register.CrewId;

/**
 * A crew that could be sent, with its predicted travel time and its distance as the crow flies in metres; stale when its
 * station's place stood in for a position that was too old.
 */
public record Candidate(CrewId crew, Duration eta, int distanceM, boolean stale) implements Comparable<Candidate> {
    /** In whole milliseconds, as the journal keeps it, so that a replay decides on the same figures. */
    public Candidate {
        eta = eta.truncatedTo(ChronoUnit.MILLIS);
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
                .with("stale", stale);
    }

    public static Candidate of(Body body) {
        return new Candidate(
                body.text("crew", CrewId::of),
                body.millis("etaMs"),
                Math.toIntExact(body.number("distanceM")),
                body.flag("stale"));
    }
}
