package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.province.Dice;

/**
 * How long trips really take, which nobody at the desk knows: detours, the hour, and luck. Shares nothing with what the
 * desk reckons travel times by.
 */
final class Truth {

    private static final double SHORTEST_DETOUR = 1.15;
    private static final double LONGEST_DETOUR = 1.6;
    /** Beyond this the road leaves town, and gets faster. */
    private static final double TOWN_M = 5_000;

    private static final double COUNTRY_ROAD_MPS = 60 / 3.6;
    private static final double DELAY_DEVIATION = 0.2;
    private static final double MOST_DELAY = 1.6;
    private static final double LEAST_DELAY = 0.65;
    /** From the kerb through gate and stairwell to the elevator, however near the crew was. */
    private static final double SHORTEST_WALK_S = 60;

    private static final double LONGEST_WALK_S = 150;

    private Truth() {}

    static Trip trip(Point from, Point to, Instant start, Dice dice) {
        double detour = dice.between(SHORTEST_DETOUR, LONGEST_DETOUR);
        double roadM = from.distanceTo(to) * detour;
        double inTownM = Math.min(roadM, TOWN_M);
        double seconds = inTownM / Hours.townSpeedMps(start) + (roadM - inTownM) / COUNTRY_ROAD_MPS;
        double delay = StrictMath.exp(DELAY_DEVIATION * dice.normal());
        double luck = Math.min(MOST_DELAY, Math.max(LEAST_DELAY, delay));
        double walk = dice.between(SHORTEST_WALK_S, LONGEST_WALK_S);
        double side = dice.chance(0.5) ? 1 : -1;
        return new Trip(
                from, to, start, Duration.ofSeconds(Math.round(seconds * luck + walk)), side * (detour - 1) / 2);
    }
}
