package org.rescuedesk.simulator.province;

import java.util.List;
import org.rescuedesk.core.register.Point;

/**
 * Where people of a county live: most at its seat, some in two smaller towns. Elevators stand in towns, not on mountain
 * sides.
 */
final class Towns {

    private static final double CITY_DEVIATION_M = 1_500;
    private static final double COUNTRY_DEVIATION_M = 800;
    private static final double SMALL_TOWN_DEVIATION_M = 500;
    private static final double SEAT_SHARE = 0.92;
    private static final double FARTHEST_TOWN_M = 10_000;
    private static final int TRIES = 50;

    private final County county;
    private final List<Point> smallTowns;

    Towns(County county, Dice dice) {
        this.county = county;
        this.smallTowns = List.of(smallTown(dice), smallTown(dice));
    }

    /** Somewhere in a town of the county. */
    Point drawPoint(Dice dice) {
        if (dice.chance(SEAT_SHARE)) {
            return within(county.seat(), county.isCity() ? CITY_DEVIATION_M : COUNTRY_DEVIATION_M, dice);
        }
        return within(dice.pick(smallTowns), SMALL_TOWN_DEVIATION_M, dice);
    }

    private Point smallTown(Dice dice) {
        for (int i = 0; i < TRIES; i++) {
            Point point = county.shape().randomPoint(dice);
            if (point.distanceTo(county.seat()) < FARTHEST_TOWN_M) {
                return point;
            }
        }
        return county.seat();
    }

    /** A town may lie at its county's edge; what would fall outside is thrown again, and in the end stands at the centre. */
    private Point within(Point centre, double deviationM, Dice dice) {
        for (int i = 0; i < TRIES; i++) {
            Point point = Ground.scattered(centre, deviationM, dice);
            if (county.shape().contains(point)) {
                return point;
            }
        }
        return centre;
    }
}
