package org.rescuedesk.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.ServiceMode;

/**
 * What a controller said and must not be lost. {@code deviceAt} is the controller's own clock and may be wrong or absent;
 * {@code people} is its count, if it has one; {@code held} is how long the in-car button was held; {@code mode} is the service mode
 * that it went into.
 */
public record Signal(
        SignalId id,
        ElevatorId elevator,
        Kind kind,
        @Nullable Instant deviceAt,
        @Nullable Integer people,
        @Nullable Duration held,
        @Nullable ServiceMode mode) {
    public enum Kind {
        ENTRAPMENT,
        CLEARED,
        BUTTON,
        FAULT,
        MODE,
        POWER,
        TEST
    }

    /** The trade's guard against play with the button: a press shorter than this is no cry (domain facts 2.5). */
    private static final Duration MEANT = Duration.ofSeconds(3);

    /** Whether somebody may be shut in, so that dropping it could leave them there. */
    public boolean isCry() {
        return kind == Kind.ENTRAPMENT || isButtonHeld(MEANT);
    }

    /** Whether it runs again as it should. */
    public boolean isBackToNormal() {
        return kind == Kind.MODE && mode == ServiceMode.NORMAL;
    }

    /** Whether the button in the car was held for at least so long. */
    public boolean isButtonHeld(Duration least) {
        return kind == Kind.BUTTON && held != null && held.compareTo(least) >= 0;
    }
}
