package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.simulator.province.Dice;

/**
 * When and where people are shut in: at random, but likelier at the hours when each kind of place is busy. The rate is the
 * published one times a factor, without which a province of 2,430 elevators would have one entrapment in 40 hours… of
 * which no demo is made.
 */
final class Entrapments {

    /** Published rates lie between 0.5 and 1 in a hundred elevators a month. */
    private static final double PER_ELEVATOR_AND_MONTH = 0.0075;

    private static final double MONTH_S = Duration.ofDays(365).toSeconds() / 12.0;

    private final Map<PlaceType, List<Elevator>> elevators = new EnumMap<>(PlaceType.class);
    private final double perElevatorAndSecond;
    private final Dice dice;

    Entrapments(Iterable<Elevator> elevators, double factor, Dice dice) {
        elevators.forEach(elevator -> this.elevators
                .computeIfAbsent(elevator.placeType(), type -> new ArrayList<>())
                .add(elevator));
        this.perElevatorAndSecond = factor * PER_ELEVATOR_AND_MONTH / MONTH_S;
        this.dice = dice;
    }

    /** The next one after this time: drawn at the busiest hour's rate, and kept as often as its own hour is as busy. */
    Instant drawNext(Instant after) {
        double busiest = 0;
        for (int hour = 0; hour < 24; hour++) {
            busiest = Math.max(busiest, rate(hour));
        }
        Instant at = after;
        do {
            at = at.plusMillis(Math.round(1000 * dice.exponential(1 / busiest)));
        } while (!dice.chance(rate(Hours.of(at)) / busiest));
        return at;
    }

    Elevator drawElevator(Instant at) {
        List<PlaceType> types = List.copyOf(elevators.keySet());
        double[] weights =
                types.stream().mapToDouble(type -> rate(type, Hours.of(at))).toArray();
        return dice.pick(elevators.getOrDefault(types.get(dice.weighted(weights)), List.of()));
    }

    /** Entrapments a second, in the whole province. */
    private double rate(int hour) {
        return elevators.keySet().stream().mapToDouble(type -> rate(type, hour)).sum();
    }

    private double rate(PlaceType type, int hour) {
        int count = elevators.getOrDefault(type, List.of()).size();
        return count * perElevatorAndSecond * Hours.entrapments(type, hour);
    }
}
