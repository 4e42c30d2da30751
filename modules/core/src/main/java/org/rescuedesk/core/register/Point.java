package org.rescuedesk.core.register;

import java.util.Locale;

/**
 * A place on the earth in WGS-84 degrees: latitude -90 to 90, longitude -180 to 180. Anything else, not-a-number
 * included, is refused with an {@link IllegalArgumentException}.
 */
public record Point(double lat, double lon) {

    /** Mean radius of the earth (IUGG), in metres. */
    private static final double EARTH_RADIUS_M = 6_371_008.8;

    private static final double E7 = 1e7;

    public Point {
        requireWithin("latitude", lat, 90);
        requireWithin("longitude", lon, 180);
    }

    /** The place at these degrees times ten million, as the journal writes them. */
    public static Point ofE7(long latE7, long lonE7) {
        return new Point(latE7 / E7, lonE7 / E7);
    }

    /** Latitude in ten-millionths of a degree, about a centimetre. */
    public long latE7() {
        return Math.round(lat * E7);
    }

    /** Longitude in ten-millionths of a degree. */
    public long lonE7() {
        return Math.round(lon * E7);
    }

    /** The place as the journal would give it back, so that a replay decides on the same figures. */
    public Point rounded() {
        return ofE7(latE7(), lonE7());
    }

    /** The great-circle distance in metres, by the haversine formula, which keeps its precision for near points. */
    public double distanceTo(Point other) {
        double halfLat = Math.toRadians(other.lat - lat) / 2;
        double halfLon = Math.toRadians(other.lon - lon) / 2;
        double haversine = square(StrictMath.sin(halfLat))
                + StrictMath.cos(Math.toRadians(lat))
                        * StrictMath.cos(Math.toRadians(other.lat))
                        * square(StrictMath.sin(halfLon));
        return 2 * EARTH_RADIUS_M * StrictMath.asin(Math.sqrt(Math.min(1, haversine)));
    }

    private static double square(double x) {
        return x * x;
    }

    private static void requireWithin(String what, double degrees, double most) {
        if (!(Math.abs(degrees) <= most)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "The %s %s is not within -%.0f to %.0f degrees.", what, degrees, most, most));
        }
    }
}
