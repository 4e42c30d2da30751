package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.simulator.province.Dice;

/**
 * What controllers and phones believe the time to be: each is off by its own time, at most {@code error} either way, drawn from the
 * seed; or, not {@code told}, they say no time at all.
 */
public record DeviceClocks(long seed, Duration error, boolean told) {

    /** All of them right. */
    public static final DeviceClocks RIGHT = new DeviceClocks(1, Duration.ZERO, true);

    /** The time that this device says when it is {@code now}. */
    @Nullable
    Instant time(String device, Instant now) {
        double most = error.toMillis();
        return told ? now.plusMillis(Math.round(Dice.of(seed).split(device).between(-most, most))) : null;
    }
}
