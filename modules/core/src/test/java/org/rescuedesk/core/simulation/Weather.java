package org.rescuedesk.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.scene.Scene;

/**
 * What kind of day the seed has made: when it begins (now before midnight, now before that of the other zone), who is on duty, how often
 * the line to the journal breaks, whether the machine's clock is set to and fro, and whether a nuisance cries in everybody's name.
 */
record Weather(Instant begin, Duty duty, double faults, boolean clockSteps, boolean nuisance) {
    enum Duty {
        ORDINARY,
        NOBODY,
        ALL_BUSY
    }

    private static final List<String> BEGINS = List.of("06:00", "08:30", "11:30", "22:30");

    static Weather of(Random dice) {
        var begin = Scene.instant(BEGINS.get(dice.nextInt(BEGINS.size())));
        var duty = Duty.values()[Math.max(0, dice.nextInt(6) - 3)];
        double faults = dice.nextBoolean() ? 0 : 0.4;
        return new Weather(begin, duty, faults, dice.nextInt(3) == 0, dice.nextInt(8) == 0);
    }

    /** Whether a crew's word about its duty is that it comes. */
    boolean comes(Random dice) {
        return duty == Duty.NOBODY ? dice.nextInt(8) == 0 : dice.nextInt(4) > 0;
    }

    /** A step of the machine's clock, if one falls now. */
    Duration step(Random dice) {
        boolean falls = clockSteps && dice.nextInt(300) == 0;
        return falls ? Duration.ofMillis(dice.nextInt(14_400_000) - 7_200_000L) : Duration.ZERO;
    }
}
