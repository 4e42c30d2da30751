package org.rescuedesk.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.province.Dice;

class TripTest {

    private static final Instant MORNING_PEAK = Instant.parse("2026-11-23T00:30:00Z");
    private static final Instant NIGHT = Instant.parse("2026-11-22T19:00:00Z");
    private static final Point HERE = new Point(26.58, 106.71);
    private static final Point THERE = new Point(26.61, 106.74);

    @Test
    void aTripBeginsHereEndsThereAndBowsOutInBetween() {
        Trip trip = new Trip(HERE, THERE, NIGHT, Duration.ofMinutes(10), 0.2);
        Instant halfway = NIGHT.plusSeconds(300);
        Point middle = new Point((HERE.lat() + THERE.lat()) / 2, (HERE.lon() + THERE.lon()) / 2);

        assertThat(trip.point(NIGHT).distanceTo(HERE)).isLessThan(1);
        assertThat(trip.point(trip.end()).distanceTo(THERE)).isLessThan(5);
        assertThat(trip.point(halfway).distanceTo(middle)).isCloseTo(0.2 * HERE.distanceTo(THERE), within(50.0));
        assertThat(trip.speedMps(halfway)).isPositive();
    }

    @Test
    void whoeverHasArrivedStands() {
        Trip trip = new Trip(HERE, THERE, NIGHT, Duration.ofMinutes(10), 0.2);
        assertThat(trip.speedMps(trip.end())).isZero();
        assertThat(trip.point(trip.end().plusSeconds(900)).distanceTo(THERE)).isLessThan(5);
    }

    @Test
    void tripsTakeLongerInTheMorningPeakThanAtNight() {
        assertThat(meanSeconds(MORNING_PEAK)).isGreaterThan(1.5 * meanSeconds(NIGHT));
    }

    @Test
    void noTwoTripsTakeTheSameTime() {
        assertThat(LongStream.range(0, 50)
                        .map(seed -> seconds(NIGHT, seed))
                        .distinct()
                        .count())
                .isGreaterThan(25);
    }

    private static double meanSeconds(Instant start) {
        return LongStream.range(0, 200)
                .map(seed -> seconds(start, seed))
                .average()
                .orElseThrow();
    }

    private static long seconds(Instant start, long seed) {
        return Truth.trip(HERE, THERE, start, Dice.of(seed)).length().toSeconds();
    }
}
