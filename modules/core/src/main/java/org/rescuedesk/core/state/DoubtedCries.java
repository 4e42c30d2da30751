package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.Body;

/**
 * How many of an elevator's cries that can't be fully trusted were noted within the hour that began with {@code since}, the first
 * of them. Two values and no list of moments: in a storm many elevators cry, and each has one of these.
 */
public record DoubtedCries(Instant since, int number) {
    /** The time to which the limit of such cries per sender applies. */
    public static final Duration COUNTED = Duration.ofHours(1);

    /** With one more; the first after the hour begins another one. */
    static DoubtedCries oneMore(DoubtedCries before, Instant at) {
        return new DoubtedCries(before.isOver(at) ? at : before.since, before.within(at) + 1);
    }

    static DoubtedCries first(Instant at) {
        return new DoubtedCries(at, 1);
    }

    /** How many of them count now. */
    int within(Instant at) {
        return isOver(at) ? 0 : number;
    }

    private boolean isOver(Instant at) {
        return !at.isBefore(since.plus(COUNTED));
    }

    Body body() {
        return Body.empty().with("since", since).with("number", number);
    }

    static DoubtedCries of(Body body) {
        return new DoubtedCries(body.instant("since"), Math.toIntExact(body.number("number")));
    }
}
