package org.rescuedesk.core.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/**
 * One piece of evidence that a crew arrived: not before, not after. Both by the desk's clock; {@code deviceAt} is what the
 * sender's clock said and is kept for whoever checks. A missing {@code notBefore} means only an upper bound is known.
 */
public record Evidence(
        Source source,
        @Nullable Instant notBefore,
        Instant notAfter,
        @Nullable Instant deviceAt) {
    /** What clocks and fingers may be off (DESIGN 3.4). */
    private static final Duration SLACK = Duration.ofMinutes(2);

    public Evidence {
        if (notBefore != null && notBefore.isAfter(notAfter)) {
            throw new IllegalArgumentException(
                    "An arrival can't be not before " + notBefore + " and not after " + notAfter + ".");
        }
    }

    /** A moment, known as such. */
    public static Evidence at(Source source, Instant at, @Nullable Instant deviceAt) {
        return new Evidence(source, at, at, deviceAt);
    }

    /**
     * Whether two independent sources tell of one arrival: their intervals, each widened by two minutes, meet, and so do their
     * ends. Somebody who "was there by noon" confirms nobody's "since eleven".
     */
    boolean agreesWith(Evidence other) {
        var apart = Duration.between(notAfter, other.notAfter).abs();
        return source.isIndependentOf(other.source) && meets(other) && apart.compareTo(SLACK.multipliedBy(2)) <= 0;
    }

    /** Whether two independent sources can't both be right. */
    boolean contradicts(Evidence other) {
        return source.isIndependentOf(other.source) && !meets(other);
    }

    private boolean meets(Evidence other) {
        return startsBefore(other) && other.startsBefore(this);
    }

    private boolean startsBefore(Evidence other) {
        return notBefore == null || !notBefore.minus(SLACK).isAfter(other.notAfter.plus(SLACK));
    }

    public Body body() {
        return Body.empty()
                .with("source", source)
                .with("notBefore", notBefore)
                .with("notAfter", notAfter)
                .with("deviceAt", deviceAt);
    }

    public static Evidence of(Body body) {
        return new Evidence(
                body.text("source", Source::valueOf),
                body.instantOrNull("notBefore"),
                body.instant("notAfter"),
                body.instantOrNull("deviceAt"));
    }
}
