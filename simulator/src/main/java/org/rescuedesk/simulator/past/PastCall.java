package org.rescuedesk.simulator.past;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.StationId;

/**
 * One recorded call, and the unit that arrived first. What the file does not know is absent. {@code responseS} is the file's own
 * word for the seconds from the call to the first unit on scene; {@code minutes} says that its times are whole minutes.
 */
public record PastCall(
        String source,
        ElevatorId elevator,
        City city,
        String place,
        @Nullable Point point,
        boolean minutes,
        LocalDateTime receivedLocal,
        Instant receivedAt,
        @Nullable Instant departedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant clearedAt,
        @Nullable Long responseS) {

    /** The id of its elevator: each call has one of its own, named after the file's own id. */
    static ElevatorId elevator(String source, String id) {
        return ElevatorId.of(source + "-" + id);
    }

    /** The firm that has the elevator's contract, and no other. */
    FirmId firm() {
        return FirmId.of("F-" + elevator);
    }

    /** Stands for the unit that arrived first: the only crew of the firm. */
    public CrewId crew() {
        return CrewId.of("C-" + elevator);
    }

    StationId station() {
        return StationId.of("S-" + elevator);
    }
}
