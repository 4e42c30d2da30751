package org.rescuedesk.core.register;

import static java.lang.Math.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sqrt;

/**
 * GCJ-02, the shifted degrees that maps and phones sold in China give: some hundred metres away from WGS-84. The shift has
 * a published approximation and no published inverse, so the way back is found by trying: it comes within a millimetre.
 */
public final class Gcj02 {

    /** The Krasovsky 1940 ellipsoid: half its long axis in metres, and its eccentricity squared. */
    private static final double AXIS_M = 6_378_245.0;

    private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;

    /** A hundredth of a millimetre. */
    private static final double CLOSE_ENOUGH = 1e-10;

    private static final int MOST_TRIES = 30;

    private Gcj02() {}

    public static Point fromWgs84(Point wgs) {
        return isOutsideChina(wgs) ? wgs : within(wgs.lat() + shiftNorth(wgs), wgs.lon() + shiftEast(wgs));
    }

    public static Point toWgs84(Point gcj) {
        if (isOutsideChina(gcj)) {
            return gcj;
        }
        Point guess = gcj;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            double north = guess.lat() + shiftNorth(guess) - gcj.lat();
            double east = guess.lon() + shiftEast(guess) - gcj.lon();
            if (Math.abs(north) < CLOSE_ENOUGH && Math.abs(east) < CLOSE_ENOUGH) {
                break;
            }
            guess = within(guess.lat() - north, guess.lon() - east);
        }
        return guess;
    }

    /** The rectangle in which the shift is applied. */
    private static boolean isOutsideChina(Point point) {
        return point.lon() < 72.004 || point.lon() > 137.8347 || point.lat() < 0.8293 || point.lat() > 55.8271;
    }

    private static double shiftNorth(Point at) {
        double x = at.lon() - 105;
        double y = at.lat() - 35;
        double metres = -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * sqrt(Math.abs(x))
                + (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3
                + (20 * sin(y * PI) + 40 * sin(y / 3 * PI)) * 2 / 3
                + (160 * sin(y / 12 * PI) + 320 * sin(y * PI / 30)) * 2 / 3;
        double flat = flatness(at);
        return Math.toDegrees(metres * flat * sqrt(flat) / (AXIS_M * (1 - ECCENTRICITY_SQUARED)));
    }

    private static double shiftEast(Point at) {
        double x = at.lon() - 105;
        double y = at.lat() - 35;
        double metres = 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * sqrt(Math.abs(x))
                + (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3
                + (20 * sin(x * PI) + 40 * sin(x / 3 * PI)) * 2 / 3
                + (150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI)) * 2 / 3;
        return Math.toDegrees(metres * sqrt(flatness(at)) / (AXIS_M * cos(Math.toRadians(at.lat()))));
    }

    private static double flatness(Point at) {
        double sine = sin(Math.toRadians(at.lat()));
        return 1 - ECCENTRICITY_SQUARED * sine * sine;
    }

    private static Point within(double lat, double lon) {
        return new Point(Math.max(-90, Math.min(90, lat)), Math.max(-180, Math.min(180, lon)));
    }
}
