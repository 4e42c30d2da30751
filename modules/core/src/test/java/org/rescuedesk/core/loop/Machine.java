package org.rescuedesk.core.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A machine whose wall clock can be set while its monotonic time runs on. */
public final class Machine extends Clock {
    private Instant wall;
    private long nanos;

    public Machine(Instant wall) {
        this.wall = wall;
    }

    public void pass(Duration time) {
        nanos += time.toNanos();
        wall = wall.plus(time);
    }

    public void set(Duration step) {
        wall = wall.plus(step);
    }

    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
