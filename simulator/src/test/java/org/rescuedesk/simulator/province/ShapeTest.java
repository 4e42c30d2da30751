package org.rescuedesk.simulator.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.Point;

class ShapeTest {

    private final Ring outer = ring(0, 0, 10, 0, 10, 10, 0, 10);
    private final Ring hole = ring(4, 4, 6, 4, 6, 6, 4, 6);
    private final Ring island = ring(20, 0, 21, 0, 21, 1, 20, 1);
    private final Shape shape = new Shape(List.of(List.of(outer, hole), List.of(island)));

    @Test
    void aPointInTheOuterRingIsInside() {
        assertThat(shape.contains(new Point(2, 3))).isTrue();
        assertThat(shape.contains(new Point(0.5, 20.5))).isTrue();
    }

    @Test
    void aPointInAHoleOrBetweenTwoPartsIsOutside() {
        assertThat(shape.contains(new Point(5, 5))).isFalse();
        assertThat(shape.contains(new Point(0.5, 15))).isFalse();
        assertThat(shape.contains(new Point(11, 3))).isFalse();
    }

    @Test
    void aRandomPointIsInside() {
        Dice dice = Dice.of(1);
        for (int i = 0; i < 200; i++) {
            assertThat(shape.contains(shape.randomPoint(dice))).isTrue();
        }
    }

    @Test
    void everyCountyHoldsItsOwnSeatOrLiesCloseToIt() {
        assertThat(Counties.read())
                .hasSize(88)
                .allSatisfy(county -> assertThat(county.shape().contains(county.seat()))
                        .as(county.name())
                        .isTrue());
    }

    /** Corners as lon, lat, lon, lat… */
    private static Ring ring(double... corners) {
        double[] lons = new double[corners.length / 2];
        double[] lats = new double[corners.length / 2];
        for (int i = 0; i < lons.length; i++) {
            lons[i] = corners[2 * i];
            lats[i] = corners[2 * i + 1];
        }
        return new Ring(lons, lats);
    }
}
