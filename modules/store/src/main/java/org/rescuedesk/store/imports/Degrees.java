package org.rescuedesk.store.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Datum;
import org.rescuedesk.core.register.Point;

/** Reads a table's latitudes and longitudes, plain decimals such as {@code -73.98}, into places. */
record Degrees(Datum datum, Optional<Bounds> bounds) {
    private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?");
    private static final int MOST_LAT = 90;
    private static final int MOST_LON = 180;

    static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    static boolean areOnEarth(double lat, double lon) {
        return Math.abs(lat) <= MOST_LAT && Math.abs(lon) <= MOST_LON;
    }

    /** Absent where both are empty; 0, 0 is no place but somebody's way of saying that none is known. */
    @Nullable
    Point point(String kind, String latText, String lonText) throws WrongValue {
        if (latText.isEmpty() && lonText.isEmpty()) return null;
        double lat = degrees(kind + ".lat", latText);
        double lon = degrees(kind + ".lon", lonText);
        if (lat == 0 && lon == 0) {
            throw new WrongValue("坐标为 0，0；不知道坐标时请留空。", "The place is 0, 0; leave it empty where it is not known.");
        }
        if (!areOnEarth(lat, lon)) throw notOnEarth(lat, lon);
        var point = onEarth(lat, lon);
        if (bounds.isPresent()) bounds.get().require(point);
        return point;
    }

    /** A map's own degrees may lie beyond a pole once they are brought to WGS-84. */
    private Point onEarth(double lat, double lon) throws WrongValue {
        try {
            return datum.toWgs84(new Point(lat, lon));
        } catch (IllegalArgumentException e) {
            throw notOnEarth(lat, lon);
        }
    }

    private static double degrees(String field, String text) throws WrongValue {
        if (isPlain(text)) return Double.parseDouble(text);
        throw WrongValue.of(field, text, "度数（如 26.57）", "a number of degrees, such as 26.57");
    }

    private WrongValue notOnEarth(double lat, double lon) {
        if (bounds.isPresent()) return bounds.get().outside(lat, lon);
        boolean swapped = areOnEarth(/* lat= */ lon, /* lon= */ lat);
        return new WrongValue(
                "坐标 " + lat + "，" + lon + " 超出纬度 -90 至 90、经度 -180 至 180" + (swapped ? "；经纬度颠倒了？" : "。"),
                "The place " + lat + ", " + lon + " is not within latitudes -90 to 90 and longitudes -180 to 180"
                        + (swapped ? "; are latitude and longitude swapped?" : "."));
    }
}
