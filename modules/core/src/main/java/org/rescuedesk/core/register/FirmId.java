package org.rescuedesk.core.register;

import org.jspecify.annotations.Nullable;

/**
 * Names one maintenance firm (维保单位), e.g. {@code F-07}. One to 64 of A-Z, a-z, 0-9, {@code _}, {@code .} and {@code -}, beginning with a letter or
 * a digit; anything else is refused with an {@link IllegalArgumentException}.
 */
public record FirmId(String value) implements Comparable<FirmId> {

    public FirmId {
        IdRule.NAME.require("firm id", value);
    }

    public static FirmId of(String value) {
        return new FirmId(value);
    }

    public static boolean isValid(@Nullable String value) {
        return IdRule.NAME.fits(value);
    }

    @Override
    public int compareTo(FirmId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
