package org.rescuedesk.simulator.province;

import org.rescuedesk.core.register.Point;

/** Steps over the ground in metres, on a plane: good to a few metres over the length of a county. */
public final class Ground {

    private static final double METRES_PER_DEGREE = 111_195;

    private Ground() {}

    public static Point shifted(Point from, double eastM, double northM) {
        double lonScale = StrictMath.cos(Math.toRadians(from.lat()));
        return new Point(from.lat() + northM / METRES_PER_DEGREE, from.lon() + eastM / (METRES_PER_DEGREE * lonScale));
    }

    /** A point scattered round another with this deviation to each side, to the six places that are written down. */
    static Point scattered(Point around, double deviationM, Dice dice) {
        Point point = shifted(around, dice.normal() * deviationM, dice.normal() * deviationM);
        return new Point(rounded(point.lat()), rounded(point.lon()));
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * 1e6) / 1e6;
    }
}
