package org.rescuedesk.core.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/** What readers of texts have stumbled over. */
final class Splinters {
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "-0",
            "1.5",
            "1e3",
            "1e999",
            "-1e-999",
            "0x10",
            "01",
            "+1",
            ".5",
            "NaN",
            "Infinity",
            "99999999999999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "2147483648",
            "1".repeat(41),
            "0." + "3".repeat(60),
            "\"\"",
            "\" \"",
            "\"3\"",
            "\"null\"",
            "[]",
            "{}",
            "[1]",
            "[[[]]]",
            "{\"a\":1,\"a\":2}",
            "{\"\":{}}",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\uD83D\\uDED7\"",
            "\"🛗\"",
            "\"困人\"",
            "\"\u202E电梯\"",
            "\"\u2028\"",
            "\"\\n\\t\\r\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"" + "长".repeat(1_001) + "\"",
            "\"" + "x".repeat(1_000) + "\"",
            "\"2026-13-01T00:00:00Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59.999Z\"",
            "\"2026-11-23T24:00:00Z\"",
            "\"2026-11-23T09:30:00+08:00\"",
            "\"2026-11-23T23:59:60Z\"",
            "\"2026-02-30T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59.999999999Z\"",
            "\"../../etc/passwd\"",
            "\"'); drop table journal; --\"",
            "\"<script>alert(1)</script>\"",
            "\"GY-000001\"",
            "\"C-near\"",
            "\"entrapment\"",
            "2");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\n",
            "\u007f",
            "电",
            "🛗",
            "\u202e",
            "//",
            "/*",
            "'",
            "1e",
            "\"v\":2,",
            "\"v\":1,",
            "null");

    /** No UTF-8: overlong, cut off, a surrogate, beyond the last plane. */
    private static final List<String> BYTES = List.of(
            "\u00ff", "\u00c0\u0080", "\u00e7\u0094", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u0080");

    private Splinters() {}

    /** What may stand where a value stands. */
    static byte[] value(Random dice) {
        return one(VALUES, dice).getBytes(UTF_8);
    }

    static byte[] name(Random dice) {
        return dice.nextBoolean()
                ? "\"v\"".getBytes(UTF_8)
                : one(List.of("\"\"", "\"x\"", "\"时间\"", "\"\\u0000\"", "\"kind\"", "at", "\"at\"", "7"), dice)
                        .getBytes(UTF_8);
    }

    static byte[] any(Random dice) {
        return switch (dice.nextInt(3)) {
            case 0 -> value(dice);
            case 1 -> one(PIECES, dice).getBytes(UTF_8);
            default -> one(BYTES, dice).getBytes(ISO_8859_1);
        };
    }

    /** Of so many characters: a text, a number, brackets within brackets, blanks. */
    static byte[] huge(Random dice, int size) {
        return (switch (dice.nextInt(6)) {
                    case 0 -> "{\"v\":1,\"x\":\"" + "x".repeat(size) + "\"}";
                    case 1 -> "{\"v\":" + "9".repeat(size) + "}";
                    case 2 -> "[".repeat(size);
                    case 3 -> "{\"a\":".repeat(size / 5) + "1" + "}".repeat(size / 5);
                    case 4 -> " ".repeat(size);
                    default -> "\"" + "\\u4e00".repeat(size / 6);
                })
                .getBytes(UTF_8);
    }

    private static String one(List<String> list, Random dice) {
        return list.get(dice.nextInt(list.size()));
    }
}
