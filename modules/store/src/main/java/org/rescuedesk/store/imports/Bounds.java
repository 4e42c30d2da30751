package org.rescuedesk.store.imports;

import org.rescuedesk.core.register.Point;

/** Where everything in a table must lie, in WGS-84 degrees; what lies elsewhere was mistyped or swapped. */
record Bounds(double south, double west, double north, double east) {
    private static final int SIDES = 4;

    static Bounds of(String text) {
        var sides = text.split("\\s+");
        try {
            if (sides.length == SIDES) {
                return new Bounds(number(sides[0]), number(sides[1]), number(sides[2]), number(sides[3]));
            }
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static WrongMapping wrong(String text) {
        return new WrongMapping(
                "bounds 应为“南 西 北 东”四个度数，而不是“" + text + "”。",
                "The bounds should be four degrees, south west north east, not \"" + text + "\".");
    }

    void require(Point point) throws WrongValue {
        if (holds(point.lat(), point.lon())) return;
        boolean swapped = holds(point.lon(), point.lat());
        throw new WrongValue(
                "坐标 " + point.lat() + "，" + point.lon() + " 不在范围内" + (swapped ? "；经纬度颠倒了？" : "。"),
                "The place " + point.lat() + ", " + point.lon() + " lies outside the bounds"
                        + (swapped ? "; are latitude and longitude swapped?" : "."));
    }

    private boolean holds(double lat, double lon) {
        return lat >= south && lat <= north && lon >= west && lon <= east;
    }
}
