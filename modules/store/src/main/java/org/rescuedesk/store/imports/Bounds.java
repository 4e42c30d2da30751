package org.rescuedesk.store.imports;

import org.rescuedesk.core.register.Point;

/** Where everything in a table must lie, in WGS-84 degrees; what lies elsewhere was mistyped or swapped. */
record Bounds(double south, double west, double north, double east) {
    private static final int SIDES = 4;

    static Bounds of(String text) {
        var sides = text.split("\\s+");
        if (sides.length != SIDES) throw wrong(text);
        for (var side : sides) if (!Degrees.isPlain(side)) throw wrong(text);
        var bounds = new Bounds(number(sides[0]), number(sides[1]), number(sides[2]), number(sides[3]));
        if (bounds.isOnEarth()) return bounds;
        throw new WrongMapping(
                "bounds “" + text + "”的顺序应为南 西 北 东：南小于北，西小于东，纬度在 -90 至 90、经度在 -180 至 180 之间。",
                "The bounds \"" + text
                        + "\" should be south west north east: south below north, west below east, within"
                        + " -90 to 90 and -180 to 180 degrees.");
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static WrongMapping wrong(String text) {
        return new WrongMapping(
                "bounds 应为“南 西 北 东”四个度数，而不是“" + text + "”。",
                "The bounds should be four degrees, south west north east, not \"" + text + "\".");
    }

    private boolean isOnEarth() {
        return south < north && west < east && Degrees.areOnEarth(south, west) && Degrees.areOnEarth(north, east);
    }

    void require(Point point) throws WrongValue {
        if (!holds(point.lat(), point.lon())) throw outside(point.lat(), point.lon());
    }

    WrongValue outside(double lat, double lon) {
        boolean swapped = holds(/* lat= */ lon, /* lon= */ lat);
        return new WrongValue(
                "坐标 " + lat + "，" + lon + " 不在范围内" + (swapped ? "；经纬度颠倒了？" : "。"),
                "The place " + lat + ", " + lon + " lies outside the bounds"
                        + (swapped ? "; are latitude and longitude swapped?" : "."));
    }

    private boolean holds(double lat, double lon) {
        return lat >= south && lat <= north && lon >= west && lon <= east;
    }
}
