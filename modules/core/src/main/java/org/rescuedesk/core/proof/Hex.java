package org.rescuedesk.core.proof;

/** Lower-case hexadecimal, the only way in which bytes stand in a line. */
public final class Hex {
    private Hex() {}

    /** Whether the text is so many bytes. */
    public static boolean is(String text, int bytes) {
        return text.length() == 2 * bytes
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
