package org.rescuedesk.simulator.province;

import java.time.Duration;
import java.time.ZoneId;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Point;

/** A county, district or city: its seat, its outline, and how many elevators are made up for it. */
record County(AreaId id, String name, String nameEn, Point seat, Shape shape, int elevators) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** TSG T5002-2017: half an hour in cities and their districts, an hour elsewhere. */
    private static final Duration CITY_LIMIT = Duration.ofMinutes(30);

    private static final Duration COUNTRY_LIMIT = Duration.ofHours(1);

    /** Autonomous counties (自治县) end like any other county; the special district (特区) like a district. */
    boolean isCity() {
        return !name.endsWith("县");
    }

    Area toArea() {
        return new Area(id, name, nameEn, ZONE, isCity() ? CITY_LIMIT : COUNTRY_LIMIT);
    }
}
