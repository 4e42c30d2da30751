package org.rescuedesk.simulator.province;

import java.util.List;
import org.rescuedesk.core.register.Point;

/** A closed line: longitudes and latitudes of its corners, the last joined to the first. */
final class Ring {

    private final double[] lons;
    private final double[] lats;
    private double west = 180;
    private double east = -180;
    private double south = 90;
    private double north = -90;

    private Ring(double[] lons, double[] lats) {
        this.lons = lons;
        this.lats = lats;
        for (int i = 0; i < lons.length; i++) {
            west = Math.min(west, lons[i]);
            east = Math.max(east, lons[i]);
            south = Math.min(south, lats[i]);
            north = Math.max(north, lats[i]);
        }
    }

    /** A ring of longitudes and latitudes by turns. */
    static Ring of(List<Double> ordinates) {
        double[] lons = new double[ordinates.size() / 2];
        double[] lats = new double[lons.length];
        for (int i = 0; i < lons.length; i++) {
            lons[i] = ordinates.get(2 * i);
            lats[i] = ordinates.get(2 * i + 1);
        }
        return new Ring(lons, lats);
    }

    /** Counts the edges that a line due east from the point crosses. */
    boolean surrounds(Point point) {
        if (point.lat() < south || point.lat() > north || point.lon() < west || point.lon() > east) {
            return false;
        }
        boolean inside = false;
        for (int i = 0, before = lons.length - 1; i < lons.length; before = i++) {
            boolean spans = (lats[i] > point.lat()) != (lats[before] > point.lat());
            if (spans && point.lon() < lonOfEdgeAt(point.lat(), i, before)) {
                inside = !inside;
            }
        }
        return inside;
    }

    double boxArea() {
        return (east - west) * (north - south);
    }

    Point randomPointInBox(Dice dice) {
        return new Point(dice.between(south, north), dice.between(west, east));
    }

    private double lonOfEdgeAt(double lat, int to, int from) {
        double along = (lat - lats[from]) / (lats[to] - lats[from]);
        return lons[from] + along * (lons[to] - lons[from]);
    }
}
