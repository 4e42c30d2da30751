package org.rescuedesk.core.register;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How an id may be spelled. No slash, plus, hash or blank, so that every id can stand in an MQTT topic and in a path. */
enum IdRule {
    NAME(
            "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}",
            "1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-', beginning with a letter or a digit"),
    SIX_DIGITS("[0-9]{6}", "six digits");

    private static final int SHOWN = 80;

    private final Pattern pattern;
    private final String words;

    IdRule(String pattern, String words) {
        this.pattern = Pattern.compile(pattern);
        this.words = words;
    }

    boolean fits(@Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }

    void require(String what, String value) {
        if (!fits(value)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "The %s \"%s\" is not %s.", what, shown(value), words));
        }
    }

    /** A wrong id may be a whole file: the sentence keeps to its beginning. */
    private static String shown(@Nullable String value) {
        return value == null || value.length() <= SHOWN ? String.valueOf(value) : value.substring(0, SHOWN) + "…";
    }
}
