package org.rescuedesk.simulator.day;

import java.time.Instant;
import java.time.ZoneId;
import org.rescuedesk.core.register.PlaceType;

/** What the hour of the day does, on Guizhou's clocks: when people are shut in, and how fast the roads are. */
final class Hours {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final double DAY_HOURS = 24;

    /** People at home and at school: peaks 8–10, 12–14 and 17–20, as bulletins from Guizhou give them. */
    private static final double[] HOMES = {
        3, 2, 1, 1, 1, 2, 5, 10, 16, 15, 10, 9, 14, 13, 9, 8, 9, 16, 18, 16, 11, 9, 7, 5
    };

    private static final double[] WORK = {
        1, 1, 1, 1, 1, 1, 2, 8, 18, 17, 12, 12, 15, 15, 12, 11, 12, 17, 14, 7, 4, 2, 1, 1
    };
    private static final double[] LEISURE = {
        2, 1, 1, 1, 1, 1, 2, 3, 5, 8, 12, 13, 14, 14, 12, 12, 12, 14, 16, 17, 15, 12, 6, 3
    };
    private static final double[] ALWAYS = {
        4, 3, 3, 3, 3, 4, 6, 9, 13, 14, 12, 11, 12, 12, 11, 11, 11, 13, 12, 10, 8, 7, 6, 5
    };

    /** Kilometres an hour through a town. */
    private static final double[] SPEED = {
        38, 40, 40, 40, 40, 38, 33, 25, 21, 22, 25, 26, 24, 25, 26, 26, 24, 20, 19, 22, 26, 29, 32, 35
    };

    private Hours() {}

    static int of(Instant at) {
        return at.atZone(ZONE).getHour();
    }

    /** How much likelier an entrapment is than on the day's average, which is 1. */
    static double entrapments(PlaceType type, int hour) {
        double[] profile = profile(type);
        double sum = 0;
        for (double weight : profile) {
            sum += weight;
        }
        return profile[hour] * DAY_HOURS / sum;
    }

    static double townSpeedMps(Instant at) {
        return SPEED[of(at)] / 3.6;
    }

    private static double[] profile(PlaceType type) {
        return switch (type) {
            case RESIDENTIAL, SCHOOL -> HOMES;
            case OFFICE, OTHER -> WORK;
            case MALL, VENUE -> LEISURE;
            case HOTEL, HOSPITAL, TRANSPORT -> ALWAYS;
        };
    }
}
