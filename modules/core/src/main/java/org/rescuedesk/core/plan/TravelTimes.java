package org.rescuedesk.core.plan;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.rescuedesk.core.register.Point;

/** How long a crew takes from one point to another, leaving at a local time of the area. Always answers, never blocks. */
public interface TravelTimes {
    Duration between(Point from, Point to, ZonedDateTime leaving);

    /** What the estimate comes from, as decisions name it. */
    String source();
}
