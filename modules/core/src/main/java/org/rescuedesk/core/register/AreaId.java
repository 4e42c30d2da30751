package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * A county, district or city by its number in GB/T 2260: six digits, e.g. {@code 520102} for Nanming in Guiyang.
 * Anything else is refused with an {@link IllegalArgumentException}.
 */
public record AreaId(String value) implements Comparable<AreaId> {

    public AreaId {
        IdRule.SIX_DIGITS.require("area id", value);
    }

    public static AreaId of(String value) {
        return new AreaId(value);
    }

    public static boolean isValid(@Nullable String value) {
        return IdRule.SIX_DIGITS.fits(value);
    }

    @Override
    public int compareTo(AreaId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
