package org.rescuedesk.wire.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;

/**
 * The desk's answer to a signal: when it came, and whether it is saved, so that its sender may stop repeating it.
 * {@code boot} and {@code counter} are the sender's own, when it gave them; {@code rescue} is "" when there is none.
 */
public record ReceiptMessage(
        ElevatorId elevator,
        String signal,
        String boot,
        @Nullable Long counter,
        Instant received,
        boolean saved,
        String rescue,
        long epoch) {}
