package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * Names one grid rescue station (救援站), e.g. {@code S-GY-03}. One to 64 of A-Z, a-z, 0-9, {@code _}, {@code .} and {@code -}, beginning with a letter or
 * a digit; anything else is refused with an {@link IllegalArgumentException}.
 */
public record StationId(String value) implements Comparable<StationId> {

    public StationId {
        IdRule.NAME.require("station id", value);
    }

    public static StationId of(String value) {
        return new StationId(value);
    }

    public static boolean isValid(@Nullable String value) {
        return IdRule.NAME.fits(value);
    }

    @Override
    public int compareTo(StationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
