package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes simulated time pass so many times as fast as the wall's. What could not keep up is not made up for by a rush. */
final class Pacer {

    private static final long MOST_BEHIND_NANOS = Duration.ofMillis(500).toNanos();

    private final double speed;
    private @Nullable Instant from;
    private long wallNanos;

    Pacer(double speed) {
        this.speed = speed;
    }

    void waitUntil(Instant at) throws InterruptedException {
        if (Double.isInfinite(speed)) {
            return;
        }
        if (from == null) {
            restart(at);
        }
        long ahead = wallNanos + Math.round(Duration.between(from, at).toNanos() / speed) - System.nanoTime();
        if (ahead > 0) {
            TimeUnit.NANOSECONDS.sleep(ahead);
        } else if (-ahead > MOST_BEHIND_NANOS) {
            restart(at);
        }
    }

    private void restart(Instant at) {
        from = at;
        wallNanos = System.nanoTime();
    }
}
