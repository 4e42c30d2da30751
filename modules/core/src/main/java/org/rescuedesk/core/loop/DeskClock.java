package org.rescuedesk.core.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The desk's time: the wall clock, in whole milliseconds, that never runs backwards. A step of the wall by more than two seconds
 * against monotonic time makes nobody late (DESIGN 3): the desk's time runs on as if there had been none, the step is told once,
 * and only while nobody is waiting does the desk's time come back to the wall's. A driven clock stands still until it is moved
 * (demo, replay). Safe to be read from any thread.
 */
public final class DeskClock {
    private static final Duration STEP = Duration.ofSeconds(2);
    /** A clock that jumps to and fro at every look must not fill the journal; what it came to is still the lead. */
    private static final int MOST_UNTOLD = 16;

    private final Clock wall;
    private final LongSupplier nanos;
    private final boolean driven;
    private Instant now;
    private Instant seenWall;
    private long seenNanos;
    private Duration lead;
    private final List<Duration> untold = new ArrayList<>();
    private boolean mayRejoin;

    private DeskClock(Clock wall, LongSupplier nanos, boolean driven, Instant notBefore) {
        this.wall = wall;
        this.nanos = nanos;
        this.driven = driven;
        this.now = notBefore;
        this.seenWall = wallNow();
        this.seenNanos = nanos.getAsLong();
        this.lead = ahead(seenWall);
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
        if (!driven) look();
        return now;
    }

    /** Moves a driven clock; a time that has passed leaves it where it is. */
    public synchronized void moveTo(Instant until) {
        if (!driven) throw new IllegalStateException("A clock that follows the wall can't be driven.");
        if (until.isAfter(now)) now = until;
    }

    /** Each step of the wall clock since this was last asked, never summed: two that cancel each other are still two. */
    public synchronized List<Duration> takeSteps() {
        if (!driven) look();
        var steps = List.copyOf(untold);
        untold.clear();
        return steps;
    }

    /** How far the desk's time is ahead of the wall's; negative when it is behind. */
    public synchronized Duration lead() {
        return lead;
    }

    /** Whether the desk's time may come back to the wall's now: what it lacks at once, what it has too much by standing still. */
    public synchronized void mayRejoin(boolean nobodyWaits) {
        mayRejoin = nobodyWaits;
    }

    private void look() {
        var wallNow = wallNow();
        long nanosNow = nanos.getAsLong();
        var passed = Duration.ofMillis(Duration.ofNanos(nanosNow - seenNanos).toMillis());
        var step = Duration.between(seenWall, wallNow).minus(passed);
        seenWall = wallNow;
        seenNanos = nanosNow;
        if (step.abs().compareTo(STEP) > 0) {
            lead = lead.minus(step);
            if (untold.size() < MOST_UNTOLD) untold.add(step);
        }
        if (mayRejoin) lead = ahead(wallNow);
        var then = wallNow.plus(lead);
        if (then.isAfter(now)) now = then;
    }

    private Instant wallNow() {
        return Instant.ofEpochMilli(wall.millis());
    }

    private Duration ahead(Instant wallNow) {
        return now.isAfter(wallNow) ? Duration.between(wallNow, now) : Duration.ZERO;
    }
}
