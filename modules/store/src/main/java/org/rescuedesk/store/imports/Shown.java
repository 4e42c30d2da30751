package org.rescuedesk.store.imports;

/** A value of somebody's table as a sentence may quote it: not longer than can be read, and with nothing in it that a terminal would obey. */
public final class Shown {
    private static final int MOST = 80;

    private Shown() {}

    /** The text, its end left out where it is long. */
    static String of(String text) {
        if (text.codePointCount(0, text.length()) <= MOST) return text;
        return text.substring(0, text.offsetByCodePoints(0, MOST)) + "…";
    }

    /** The text with whatever moves a cursor or turns the writing round (U+001B, U+202E) written out. */
    public static String harmless(String text) {
        var harmless = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            if (isUnseen(each)) harmless.append("<U+%04X>".formatted(each));
            else harmless.appendCodePoint(each);
        });
        return harmless.toString();
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Whether it is a sign that no name or address has, and that would do harm where it is shown; line breaks and tabs are none. */
    static boolean isHarm(int point) {
        boolean control = Character.getType(point) == Character.CONTROL && "\t\r\n".indexOf(point) < 0;
        boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return control || turns;
    }
}
