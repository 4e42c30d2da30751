package org.rescuedesk.core.travel;

import java.time.Duration;
import java.time.ZonedDateTime;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Point;

/** Travel time by the great circle and the figures of a calibration: always there, offline, and the same for the same question. */
public record GreatCircle(Calibration calibration) {
    /** By the built-in figures. */
    public GreatCircle() {
        this(Calibration.BUILT_IN);
    }

    /** How long a crew takes that sets out at a local time for an elevator of this area. */
    public Duration between(Point from, Point to, AreaId area, ZonedDateTime leaving) {
        return calibration.traffic(area).time(from.distanceTo(to), leaving.getHour());
    }

    /** The same for a crew that has set out. */
    public Duration onTheWay(Point from, Point to, AreaId area, ZonedDateTime now) {
        var traffic = calibration.traffic(area);
        return traffic.time(from.distanceTo(to), now.getHour()).minus(traffic.settingOut());
    }

    /** What the estimate comes from, as decisions name it: {@code great-circle}, or {@code calibrated/2026-11-23/3}. */
    public String source() {
        return calibration.source();
    }
}
