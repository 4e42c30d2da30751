package org.rescuedesk.simulator.past;

import java.time.Instant;
import org.rescuedesk.core.register.ElevatorId;

/** What a facility was seen to be from this time on. */
public record PastChange(Instant at, ElevatorId facility, State state) {

    /** {@code UNKNOWN} is a lost link: nobody could tell whether it ran. */
    public enum State {
        ACTIVE,
        INACTIVE,
        UNKNOWN
    }
}
