package org.rescuedesk.simulator.province;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.Point;

class ShapeTest {

    private final Ring outer = Ring.of(List.of(0.0, 0.0, 10.0, 0.0, 10.0, 10.0, 0.0, 10.0));
    private final Ring hole = Ring.of(List.of(4.0, 4.0, 6.0, 4.0, 6.0, 6.0, 4.0, 6.0));
    private final Ring island = Ring.of(List.of(20.0, 0.0, 21.0, 0.0, 21.0, 1.0, 20.0, 1.0));
    private final Shape shape = new Shape(List.of(outer, hole, island));

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
}
