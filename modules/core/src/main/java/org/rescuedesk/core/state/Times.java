package org.rescuedesk.core.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/** The time points of one rescue that are known so far. */
public record Times(Sorted<TimePoint, Instant> known) {
    public static final Times NONE = new Times(Sorted.empty());

    /** Adds a point; one that is known already stays as it was, and an absent time adds nothing. */
    public Times and(TimePoint point, @Nullable Instant at) {
        return at == null || known.has(point) ? this : new Times(known.with(point, at));
    }

    /** With this time in place of the one that was found to be wrong. */
    Times corrected(TimePoint point, Instant at) {
        return new Times(known.with(point, at));
    }

    /** Each point by its name. */
    public Body body() {
        return Dated.body(known);
    }

    public static Times of(Body body) {
        return new Times(Dated.of(body, TimePoint::valueOf));
    }

    public Optional<Instant> find(TimePoint point) {
        return known.find(point);
    }
}
