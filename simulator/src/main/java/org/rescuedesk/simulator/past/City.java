package org.rescuedesk.simulator.past;

import java.time.Duration;
import java.time.ZoneId;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Point;

/**
 * A city whose calls were recorded, and the place that crews start from who go where only the address is known. GB/T 2260 numbers
 * no city abroad, so each has a number that it never gives: 99 is no province. None has a limit of its own for elevators; theirs is
 * the desk's usual one.
 */
public record City(Area area, Point centre) {

    static final City LONDON = city("999001", "伦敦", "London", "Europe/London", new Point(51.5074, -0.1278));
    static final City SAN_FRANCISCO =
            city("999002", "旧金山", "San Francisco", "America/Los_Angeles", new Point(37.7749, -122.4194));
    static final City SEATTLE = city("999003", "西雅图", "Seattle", "America/Los_Angeles", new Point(47.6062, -122.3321));

    private static City city(String number, String name, String nameEn, String zone, Point centre) {
        return new City(new Area(AreaId.of(number), name, nameEn, ZoneId.of(zone), Duration.ofMinutes(30)), centre);
    }

    public ZoneId zone() {
        return area.zone();
    }
}
