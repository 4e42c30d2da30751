package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.ZoneId;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.GreatCircle;

/** What the desk decides by, beside what is known: the policy, the travel times, and zone and limit where no area says otherwise. */
public record Rules(Policy policy, GreatCircle travelTimes, ZoneId zone, Duration limit) {
    /** With travel times by another calibration. */
    public Rules with(Calibration calibration) {
        return new Rules(policy, new GreatCircle(calibration), zone, limit);
    }
}
