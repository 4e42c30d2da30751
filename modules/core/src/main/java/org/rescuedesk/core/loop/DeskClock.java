package org.rescuedesk.core.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The desk's time: the wall clock, in whole milliseconds, that never runs backwards. A step of more than two seconds against
 * monotonic time is told once, so that it can be noted as a fact. A driven clock stands still until it is moved (demo, replay). Safe to be read from any thread.
 */
public final class DeskClock {
    private static final Duration STEP = Duration.ofSeconds(2);

    private final Clock wall;
    private final LongSupplier nanos;
    private final boolean driven;
    private Instant now;
    private Duration offset;

    private DeskClock(Clock wall, LongSupplier nanos, boolean driven, Instant notBefore) {
        this.wall = wall;
        this.nanos = nanos;
        this.driven = driven;
        this.now = notBefore;
        this.offset = offset();
    }

    /** Follows the wall clock, never before {@code notBefore}, the time of the last fact. */
    public static DeskClock following(Clock wall, LongSupplier nanos, Instant notBefore) {
        return new DeskClock(wall, nanos, false, notBefore);
    }

    /** Stands at {@code start} until {@link #moveTo} is called. */
    public static DeskClock driven(Instant start) {
        return new DeskClock(Clock.fixed(start, ZoneOffset.UTC), () -> 0L, true, start);
    }

    public boolean isDriven() {
        return driven;
    }

    public synchronized Instant now() {
        var wallNow = driven ? now : Instant.ofEpochMilli(wall.millis());
        if (wallNow.isAfter(now)) now = wallNow;
        return now;
    }

    /** Moves a driven clock; a time that has passed leaves it where it is. */
    public synchronized void moveTo(Instant until) {
        if (!driven) throw new IllegalStateException("A clock that follows the wall can't be driven.");
        if (until.isAfter(now)) now = until;
    }

    /** How far the wall clock has jumped since this was last asked, when by more than two seconds. */
    public synchronized Optional<Duration> takeStep() {
        if (driven) return Optional.empty();
        var current = offset();
        var step = current.minus(offset);
        if (step.abs().compareTo(STEP) <= 0) return Optional.empty();
        offset = current;
        return Optional.of(step);
    }

    private Duration offset() {
        return Duration.ofMillis(wall.millis()).minusNanos(nanos.getAsLong());
    }
}
