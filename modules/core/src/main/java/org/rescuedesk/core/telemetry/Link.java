package org.rescuedesk.core.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;

/** Whether an elevator's line to the broker is up. {@code at} is by its own clock, and absent where the broker speaks for it. */
public record Link(
        ElevatorId elevator, boolean online, @Nullable Instant at) {}
