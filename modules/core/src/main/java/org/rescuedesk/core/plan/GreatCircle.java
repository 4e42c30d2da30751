package org.rescuedesk.core.plan;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.rescuedesk.core.register.Point;

/**
 * Travel time by great circle × road factor ÷ speed of the hour, plus the minute it takes to set out: always there, offline.
 * The factors are ours, set for a Chinese city's streets, until recorded trips calibrate them.
 */
public final class GreatCircle implements TravelTimes {
    private static final double ROAD_FACTOR = 1.35;
    private static final Duration SETTING_OUT = Duration.ofSeconds(60);
    /** Metres a second for each local hour: slow in the morning and evening peaks, fast at night. */
    private static final double[] SPEED_MPS = {
        12, 12, 12, 12, 12, 11.5, 10.5, 8.5, 7, 7.5, 8.5, 8.5, 8, 8.5, 9, 9, 8.5, 7, 6.5, 7.5, 9, 10, 11, 11.5
    };

    @Override
    public Duration between(Point from, Point to, ZonedDateTime leaving) {
        double seconds = from.distanceTo(to) * ROAD_FACTOR / SPEED_MPS[leaving.getHour()];
        return SETTING_OUT.plusSeconds(Math.round(seconds));
    }

    @Override
    public String source() {
        return "great-circle";
    }
}
