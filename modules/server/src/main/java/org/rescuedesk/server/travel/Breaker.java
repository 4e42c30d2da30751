package org.rescuedesk.server.travel;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps an engine that fails from being asked for nothing: after three failures in a row it is left alone for ten seconds, then one
 * request tries it; another failure doubles the pause, up to five minutes, and a success ends it. By monotonic time; safe to use
 * from any thread.
 */
final class Breaker {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_FAILURES = 3;

    private final LongSupplier nanos;
    private int failures;
    private Duration pause = FIRST_PAUSE;
    private boolean open;
    private boolean trying;
    private long openedAt;
    private Duration openFor = Duration.ZERO;

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether it may be asked now; while the pause is over but nothing proven, only one may. */
    synchronized boolean mayAsk() {
        if (!open) return true;
        if (trying || nanos.getAsLong() - openedAt < openFor.toNanos()) return false;
        trying = true;
        return true;
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized void succeeded() {
        open = false;
        trying = false;
        failures = 0;
        pause = FIRST_PAUSE;
    }

    synchronized void failed() {
        failures++;
        if (open && !trying) return; // one that was under way when it opened
        if (trying || failures >= MOST_FAILURES) {
            open(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    /** It said itself for how long it wants to be left alone. */
    synchronized void holdOff(Duration length) {
        failures++;
        open(length);
    }

    private void open(Duration length) {
        open = true;
        trying = false;
        openedAt = nanos.getAsLong();
        openFor = length;
    }
}
