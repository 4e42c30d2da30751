package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * One elevator: where it is, which firm has its maintenance contract, and its rescue code: six digits on the plate in the
 * car, kept as text since it may begin with zeros, or {@code ""} where there is none. Another code is refused with an
 * {@link IllegalArgumentException}. The point is absent where only the address is known: no crew can be chosen by travel
 * time then, and a person has to send one.
 */
public record Elevator(
        ElevatorId id,
        String rescueCode,
        AreaId area,
        FirmId firm,
        String place,
        PlaceType placeType,
        @Nullable Point point) {

    public Elevator {
        if (!rescueCode.isEmpty() && !IdRule.SIX_DIGITS.fits(rescueCode)) {
            IdRule.SIX_DIGITS.require("rescue code of elevator " + id, rescueCode);
        }
    }
}
