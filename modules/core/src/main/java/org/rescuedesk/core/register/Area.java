package org.rescuedesk.core.register;

import java.time.Duration;
import java.time.ZoneId;

/**
 * A county, district or city: its names in Chinese and English, the zone its people's clocks show, and the limit within
 * which a crew has to arrive there. A limit that is not longer than zero is refused.
 */
public record Area(AreaId id, String name, String nameEn, ZoneId zone, Duration limit) {

    public Area {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("The limit of area " + id + " is " + limit + ", not longer than zero.");
        }
    }
}
