package org.rescuedesk.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Province;

class EntrapmentsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T16:00:00Z");
    private static final int MANY = 20_000;

    private final Province province = Province.of(1);

    @Test
    void withoutAFactorThereAreAsManyAsPublishedRatesSay() {
        Entrapments entrapments = entrapments(1);
        Instant at = MIDNIGHT;
        for (int i = 0; i < MANY; i++) {
            at = entrapments.drawNext(at);
        }
        double months = Duration.between(MIDNIGHT, at).toDays() / 30.4;
        double perElevatorAndMonth =
                MANY / months / province.register().listElevators().size();
        assertThat(perElevatorAndMonth).isBetween(0.005, 0.01);
    }

    @Test
    void morePeopleAreShutInAtHalfPastSixInTheEveningThanAtThreeInTheMorning() {
        Entrapments entrapments = entrapments(100);
        int[] byHour = new int[24];
        Instant at = MIDNIGHT;
        for (int i = 0; i < MANY; i++) {
            at = entrapments.drawNext(at);
            byHour[Hours.of(at)]++;
        }
        assertThat(byHour[18]).isGreaterThan(5 * byHour[3]);
        assertThat(byHour[9]).isGreaterThan(byHour[11]);
        assertThat(byHour[12]).isGreaterThan(byHour[15]);
    }

    @Test
    void threeInFourAreShutInAtHome() {
        Entrapments entrapments = entrapments(1);
        long homes = IntStream.range(0, MANY)
                .mapToObj(i -> entrapments.drawElevator(MIDNIGHT.plusSeconds(60L * 60 * 18)))
                .filter(elevator -> elevator.placeType() == PlaceType.RESIDENTIAL)
                .count();
        assertThat((double) homes / MANY).isBetween(0.65, 0.85);
    }

    private Entrapments entrapments(double factor) {
        return new Entrapments(province.register().listElevators(), factor, Dice.of(1));
    }
}
