package org.rescuedesk.simulator.province;

import java.util.Objects;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Point;

/** Steps over the ground in metres, on a plane: good to a few metres over the length of a county. */
public final class Ground {

    private static final double METRES_PER_DEGREE = 111_195;

    private Ground() {}

    /** Where an elevator stands that was made up, so has a place. */
    public static Point of(Elevator elevator) {
        return Objects.requireNonNull(elevator.point());
    }

    public static Point shifted(Point from, double eastM, double northM) {
        return new Point(
                from.lat() + northM / METRES_PER_DEGREE, from.lon() + eastM / (METRES_PER_DEGREE * lonScale(from)));
    }

    /** How far east of one point another is, negative when it is west. */
    public static double eastM(Point from, Point to) {
        return (to.lon() - from.lon()) * METRES_PER_DEGREE * lonScale(from);
    }

    /** How far north of one point another is, negative when it is south. */
    public static double northM(Point from, Point to) {
        return (to.lat() - from.lat()) * METRES_PER_DEGREE;
    }

    /** A point scattered round another with this deviation to each side, to the six places that are written down. */
    static Point scattered(Point around, double deviationM, Dice dice) {
        return rounded(shifted(around, dice.normal() * deviationM, dice.normal() * deviationM));
    }

    /** To six places after the point, a tenth of a metre. */
    public static Point rounded(Point point) {
        return new Point(rounded(point.lat()), rounded(point.lon()));
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }

    private static double lonScale(Point at) {
        return StrictMath.cos(Math.toRadians(at.lat()));
    }
}
