package org.rescuedesk.server.figures;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a CSV file (RFC 4180) that a spreadsheet may open without running anything. */
final class Csv {
    private Csv() {}

    /** What is absent is empty. */
    static String line(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(value -> cell(value == null ? "" : value.toString()))
                .collect(joining(",", "", "\r\n"));
    }

    /** A cell that begins like a formula is shown, not run. */
    static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
