package org.rescuedesk.simulator.province;

import java.util.List;
import org.rescuedesk.core.register.Point;

/**
 * The outline of a county: polygons, each an outer ring and its holes. Good for placing things and drawing maps. It is
 * accurate to about 100 m and its datum is probably GCJ-02, so nothing may be judged by it, an arrival least of all.
 */
public final class Shape {

    private final List<List<Ring>> polygons;
    private final Ring largest;

    Shape(List<List<Ring>> polygons) {
        this.polygons = polygons;
        this.largest = polygons.stream()
                .map(rings -> rings.get(0))
                .reduce((a, b) -> b.boxArea() > a.boxArea() ? b : a)
                .orElseThrow(() -> new IllegalArgumentException("A shape has at least one polygon."));
    }

    public boolean contains(Point point) {
        return polygons.stream().anyMatch(rings -> contains(rings, point));
    }

    /** A point within the largest polygon, evenly by degrees. */
    public Point randomPoint(Dice dice) {
        while (true) {
            Point point = largest.randomPointInBox(dice);
            if (contains(point)) {
                return point;
            }
        }
    }

    /** A crossing of any ring, outer or hole, changes sides. */
    private static boolean contains(List<Ring> rings, Point point) {
        return rings.stream().filter(ring -> ring.surrounds(point)).count() % 2 == 1;
    }
}
