package org.rescuedesk.core.register;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an id may be spelled. No slash, plus, hash or blank, so that every id can stand in an MQTT topic and in a path. */
enum IdRule {
    NAME("1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-', beginning with a letter or a digit") {
        @Override
        boolean holds(String value) {
            if (value.isEmpty() || value.length() > LONGEST || !isLetterOrDigit(value.charAt(0))) return false;
            for (int i = 1; i < value.length(); i++) {
                char c = value.charAt(i);
                if (!isLetterOrDigit(c) && c != '_' && c != '.' && c != '-') return false;
            }
            return true;
        }
    },
    SIX_DIGITS("six digits") {
        @Override
        boolean holds(String value) {
            if (value.length() != DIGITS) return false;
            for (int i = 0; i < DIGITS; i++) if (!isDigit(value.charAt(i))) return false;
            return true;
        }
    };

    private static final int LONGEST = 64;
    private static final int DIGITS = 6;

    private static final int SHOWN = 80;

    private final String words;

    IdRule(String words) {
        this.words = words;
    }

    /** Character by character: a register of a province has millions of ids. */
    abstract boolean holds(String value);

    boolean fits(@Nullable String value) {
        return value != null && holds(value);
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
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
