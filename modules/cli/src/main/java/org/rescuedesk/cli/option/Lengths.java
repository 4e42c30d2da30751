package org.rescuedesk.cli.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Lengths of time as people type them: 90s, 5m, 1h30m. */
public final class Lengths {

    private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    private Lengths() {}

    public static Duration read(String text) {
        Matcher parts = LENGTH.matcher(text);
        Duration length = parts.matches()
                ? Duration.ofHours(number(parts, 1))
                        .plusMinutes(number(parts, 2))
                        .plusSeconds(number(parts, 3))
                : Duration.ZERO;
        if (length.isZero()) {
            throw new TypeConversionException(
                    "\"%s\" is no length of time; write 90s, 5m or 1h30m. “%s”不是时长，请写成 90s、5m 或 1h30m。"
                            .formatted(text, text));
        }
        return length;
    }

    private static long number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
