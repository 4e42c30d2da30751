package org.rescuedesk.wire.passenger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;

/**
 * What the people inside are told, to be shown or spoken in the car: {@code zh} and {@code en} say the same. {@code etaAt} is when a crew
 * is predicted to be there, and {@code minutes} how long that is from {@code at} on; both absent where nobody can say.
 */
public record PassengerMessage(
        ElevatorId elevator,
        String rescue,
        Kind kind,
        @Nullable Integer minutes,
        @Nullable Instant etaAt,
        String zh,
        String en,
        Instant at,
        long epoch) {
    /** What it is about, for a display that has words of its own. */
    public enum Kind {
        /** The cry has reached the desk; of a suspicion nothing more is said. */
        HEARD,
        /** It was heard, and nobody has said yes yet, or whoever had does not come. */
        SEEKING,
        /** A crew has said yes. */
        COMING,
        /** Another crew comes in place of the one before. */
        ANOTHER_COMING,
        /** The fire brigade was called. */
        FIRE_BRIGADE,
        /** A crew is at the elevator. */
        ON_SITE,
        /** The rescue is over. */
        CLEARED
    }
}
