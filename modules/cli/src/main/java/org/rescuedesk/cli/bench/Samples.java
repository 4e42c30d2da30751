package org.rescuedesk.cli.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;

/** Samples without end, no two of one elevator and time: all elevators in turn, then all again a second later. */
final class Samples {

    private final BenchRegister register;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
    private long next;

    Samples(BenchRegister register) {
        this.register = register;
    }

    Sample next() {
        long number = next++;
        int index = (int) (number % register.elevators());
        long round = number / register.elevators();
        ElevatorId elevator = register.elevator(index);
        boolean moves = (round + index) % 3 == 0;
        return new Sample(
                elevator,
                begin.plusSeconds(round),
                ServiceMode.NORMAL,
                moves,
                moves ? Direction.UP : Direction.NONE,
                !moves,
                String.valueOf(1 + (round + index) % 30),
                moves,
                index % 4 == 0,
                true,
                100_000 + round,
                10_234.5);
    }
}
