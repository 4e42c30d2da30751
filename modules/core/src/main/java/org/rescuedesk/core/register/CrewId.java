package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * Names one crew, e.g. {@code C-017}. One to 64 of A-Z, a-z, 0-9, {@code _}, {@code .} and {@code -}, beginning with a letter or
 * a digit; anything else is refused with an {@link IllegalArgumentException}.
 */
public record CrewId(String value) implements Comparable<CrewId> {

    public CrewId {
        IdRule.NAME.require("crew id", value);
    }

    public static CrewId of(String value) {
        return new CrewId(value);
    }

    public static boolean isValid(@Nullable String value) {
        return IdRule.NAME.fits(value);
    }

    @Override
    public int compareTo(CrewId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
