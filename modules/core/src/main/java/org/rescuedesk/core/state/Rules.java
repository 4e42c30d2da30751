package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.ZoneId;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.GreatCircle;

/** What the desk is given to decide by, beside what it knows: the travel times, and zone and limit where no area says otherwise. */
public record Rules(GreatCircle travelTimes, ZoneId zone, Duration limit) {
    /** With travel times by another calibration. */
    public Rules with(Calibration calibration) {
        return new Rules(new GreatCircle(calibration), zone, limit);
    }
}
