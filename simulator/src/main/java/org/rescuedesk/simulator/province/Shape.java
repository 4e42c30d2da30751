package org.rescuedesk.simulator.province;

import java.util.Comparator;
import java.util.List;
import org.rescuedesk.core.register.Point;

/**
 * The outline of a county: rings round its parts and round the holes in them. Good for placing things and drawing maps. It
 * is accurate to about 100 m and its datum is probably GCJ-02, so nothing may be judged by it, an arrival least of all.
 */
final class Shape {

    private final List<Ring> rings;
    private final Ring largest;

    Shape(List<Ring> rings) {
        this.rings = List.copyOf(rings);
        this.largest = rings.stream()
                .max(Comparator.comparingDouble(Ring::boxArea))
                .orElseThrow(() -> new IllegalArgumentException("A shape has at least one ring."));
    }

    /** A part's ring puts a point inside, a hole's puts it outside again. */
    boolean contains(Point point) {
        return rings.stream().filter(ring -> ring.surrounds(point)).count() % 2 == 1;
    }

    /** A point within the largest part, evenly by degrees. */
    Point randomPoint(Dice dice) {
        while (true) {
            Point point = largest.randomPointInBox(dice);
            if (contains(point)) {
                return point;
            }
        }
    }
}
