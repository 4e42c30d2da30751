package org.rescuedesk.core.register;

/**
 * One elevator: where it is, which firm has its maintenance contract, and its rescue code: six digits on the plate in the
 * car, kept as text since it may begin with zeros, or {@code ""} where there is none. Another code is refused with an
 * {@link IllegalArgumentException}.
 */
public record Elevator(
        ElevatorId id, String rescueCode, AreaId area, FirmId firm, String place, PlaceType placeType, Point point) {

    public Elevator {
        if (!rescueCode.isEmpty()) {
            IdRule.SIX_DIGITS.require("rescue code of elevator " + id, rescueCode);
        }
    }
}
