package org.rescuedesk.core.watch;

import java.time.Instant;
import org.rescuedesk.core.ask.Facts;

/** A moment from which on something is due, and what then happens; that makes it go away. */
record Deadline(Instant at, Step step) {
    /** The step of the desk's clock: what is due "after" a time is due this much later. */
    private static final long AFTER_MS = 1;

    /** What happens at {@code now}, which may be long after. */
    @FunctionalInterface
    interface Step {
        void take(Facts facts, Instant now);
    }

    static Deadline after(Instant time, Step step) {
        return new Deadline(time.plusMillis(AFTER_MS), step);
    }

    boolean isDue(Instant now) {
        return !at.isAfter(now);
    }
}
