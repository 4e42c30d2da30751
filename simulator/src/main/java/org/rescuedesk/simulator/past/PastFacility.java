package org.rescuedesk.simulator.past;

import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;

/** One facility of a recorded fleet: where it is, as far as its list knows. To a desk each is an elevator. */
public record PastFacility(
        ElevatorId id, Type type, String place, @Nullable Point point) {

    /** What it is; {@code UNLISTED} where no list says. */
    public enum Type {
        ELEVATOR,
        ESCALATOR,
        UNLISTED
    }

    /** As {@code docs/mappings/deutsche-bahn.properties} names it. */
    static ElevatorId id(String equipmentNumber) {
        return ElevatorId.of("DB-" + equipmentNumber);
    }

    static PastFacility unlisted(ElevatorId id) {
        return new PastFacility(id, Type.UNLISTED, id.value(), null);
    }
}
