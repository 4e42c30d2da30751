package org.rescuedesk.core.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;

/**
 * How an elevator was at one moment by its own clock, in the items of GB/T 24476-2017; there is one sample for each elevator and
 * {@code at}. What its controller does not know is null, a floor it does not know is "". {@code runs} and {@code runningH}
 * (hours) count since the elevator was put into service.
 */
public record Sample(
        ElevatorId elevator,
        Instant at,
        @Nullable ServiceMode mode,
        @Nullable Boolean running,
        @Nullable Direction direction,
        @Nullable Boolean inDoorZone,
        String floor,
        @Nullable Boolean doorClosed,
        @Nullable Boolean passenger,
        @Nullable Boolean powerOn,
        @Nullable Long runs,
        @Nullable Double runningH) {}
