package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * Names one elevator for as long as it hangs in its shaft, e.g. {@code GY-000123}. One to 64 of A-Z, a-z, 0-9, {@code _}, {@code .} and {@code -}, beginning with a letter or
 * a digit; anything else is refused with an {@link IllegalArgumentException}.
 */
public record ElevatorId(String value) implements Comparable<ElevatorId> {

    public ElevatorId {
        IdRule.NAME.require("elevator id", value);
    }

    public static ElevatorId of(String value) {
        return new ElevatorId(value);
    }

    public static boolean isValid(@Nullable String value) {
        return IdRule.NAME.fits(value);
    }

    @Override
    public int compareTo(ElevatorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
