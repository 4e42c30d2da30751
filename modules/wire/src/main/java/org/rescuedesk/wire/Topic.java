package org.rescuedesk.wire;

import java.util.Locale;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;

/** One of the desk's topics, taken apart. */
public sealed interface Topic {

    Kind kind();

    /** Under {@code elevator/{area}/{id}/}. The area is for routing only; the register knows the elevator's own. */
    record OfElevator(Kind kind, AreaId area, ElevatorId elevator) implements Topic {}

    /** Under {@code crew/{id}/}. */
    record OfCrew(Kind kind, CrewId crew) implements Topic {}

    /** There is only one of it. */
    record OfDesk(Kind kind) implements Topic {}

    /** What travels on it. */
    enum Kind {
        SIGNAL,
        RECEIPT,
        MESSAGE,
        TELEMETRY,
        LINK,
        REPORT,
        POSITION,
        ORDER,
        LEADER,
        CHECKPOINT,
        CLOCK,
        CLOCK_DONE;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
