package org.rescuedesk.simulator.telemetry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.simulator.province.Dice;

/**
 * How a made-up elevator is at a moment: drawn from the seed, the elevator and the moment alone, so that it is the same however
 * often and in whatever order it is asked.
 */
final class Condition {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate INSTALLED = LocalDate.of(2019, 1, 1);
    private static final long SLOT_S = 1_800;
    /** Of the elevators, in each half hour, whose line is down, and which somebody is working at. */
    private static final double OFFLINE = 0.01;

    private static final double INSPECTED = 0.015;

    /** Runs an hour, by the hour of the day. */
    private static final int[] RUNS = {
        6, 4, 3, 2, 2, 4, 12, 34, 48, 36, 26, 28, 40, 34, 26, 24, 26, 40, 48, 42, 32, 26, 18, 10
    };

    private static final int RUNS_A_DAY = 571;
    private static final double RUN_S = 22;

    private final Dice dice;

    Condition(Dice dice) {
        this.dice = dice;
    }

    boolean isOnline(ElevatorId elevator, Instant at) {
        return !dice.split("line/" + elevator + "/" + at.getEpochSecond() / SLOT_S)
                .chance(OFFLINE);
    }

    Sample sample(ElevatorId elevator, Instant at, boolean shutIn) {
        Dice own = dice.split("elevator/" + elevator);
        int floors = own.between(6, 33);
        double busy = 0.4 + 1.2 * own.share();
        Dice now = dice.split("moment/" + elevator + "/" + at.getEpochSecond());
        boolean inspected = !shutIn
                && dice.split("work/" + elevator + "/" + at.getEpochSecond() / SLOT_S)
                        .chance(INSPECTED);
        int hour = at.atZone(ZONE).getHour();
        boolean running = !shutIn && !inspected && now.chance(Math.min(0.9, busy * RUNS[hour] * RUN_S / 3600));
        boolean doorClosed = shutIn || running || now.chance(0.8);
        long runs = (long) (busy * runsUntil(at));
        return new Sample(
                elevator,
                at,
                inspected ? ServiceMode.INSPECTION : ServiceMode.NORMAL,
                running,
                running ? (now.chance(0.5) ? Direction.UP : Direction.DOWN) : Direction.NONE,
                !running && !(shutIn && now.chance(0.5)),
                floor(now.between(-1, floors)),
                doorClosed,
                shutIn || (running && now.chance(0.8)),
                true,
                runs,
                Math.round(runs * RUN_S / 360) / 10.0);
    }

    private static String floor(int floor) {
        return floor < 1 ? "B" + (1 - floor) : String.valueOf(floor);
    }

    /** How many runs an ordinary elevator has made; grows with the hours of the day as they are used. */
    private static double runsUntil(Instant at) {
        var local = at.atZone(ZONE);
        long days = ChronoUnit.DAYS.between(INSTALLED, local.toLocalDate());
        double today = 0;
        for (int hour = 0; hour < local.getHour(); hour++) {
            today += RUNS[hour];
        }
        today += RUNS[local.getHour()] * (local.getMinute() * 60 + local.getSecond()) / 3600.0;
        return days * (double) RUNS_A_DAY + today;
    }
}
