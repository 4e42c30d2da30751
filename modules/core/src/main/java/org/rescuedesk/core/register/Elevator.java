package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * One elevator: where it is, which firm has its maintenance contract, and its rescue code: six digits on the plate in the
 * car, kept as text since it may begin with zeros, or {@code ""} where there is none. Brand and type (traction, hydraulic, home,
 * ...) are ids that the register's owner chooses, or {@code ""} where nobody knows. Another code, brand or type is refused with an
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
        String brand,
        String type,
        @Nullable Point point) {

    public Elevator {
        if (!rescueCode.isEmpty() && !IdRule.SIX_DIGITS.fits(rescueCode)) {
            IdRule.SIX_DIGITS.require("rescue code of elevator " + id, rescueCode);
        }
        if (!brand.isEmpty() && !IdRule.NAME.fits(brand)) IdRule.NAME.require("brand of elevator " + id, brand);
        if (!type.isEmpty() && !IdRule.NAME.fits(type)) IdRule.NAME.require("type of elevator " + id, type);
    }

    /** Whether this can be a brand or a type. */
    public static boolean isKind(String text) {
        return text.isEmpty() || IdRule.NAME.fits(text);
    }
}
