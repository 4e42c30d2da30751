package org.rescuedesk.wire.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 90s}, {@code 3m}, {@code 2h}, {@code 1h30m}. */
public final class Length {
    private static final Pattern LENGTH = Pattern.compile("(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s)?");

    private Length() {}

    /** Nothing for what is no length. */
    static Optional<Duration> find(String text) {
        var parts = LENGTH.matcher(text);
        if (text.isEmpty() || !parts.matches()) return Optional.empty();
        return Optional.of(
                Duration.ofHours(number(parts, 1)).plusMinutes(number(parts, 2)).plusSeconds(number(parts, 3)));
    }

    private static long number(Matcher parts, int group) {
        var digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The same again: of whole seconds. */
    public static String text(Duration length) {
        if (length.isZero()) return "0s";
        return part(length.toHours(), "h") + part(length.toMinutesPart(), "m") + part(length.toSecondsPart(), "s");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
