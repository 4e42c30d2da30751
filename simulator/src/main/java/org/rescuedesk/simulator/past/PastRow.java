package org.rescuedesk.simulator.past;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Point;

/** One line of a file. What can't be read is an {@link IllegalArgumentException} that says which column. */
record PastRow(NamedCsvRecord line) {

    String text(String column) {
        return line.findField(column)
                .orElseThrow(() -> new IllegalArgumentException("the row ends before its column " + column))
                .strip();
    }

    boolean has(String column) {
        return !text(column).isEmpty();
    }

    LocalDateTime local(String column) {
        try {
            return LocalDateTime.parse(text(column));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    column + " \"" + text(column) + "\" is no local time like 2017-01-01T00:49:15", e);
        }
    }

    @Nullable
    Instant findTime(String column, LocalTimes times) {
        return has(column) ? times.next(local(column)) : null;
    }

    @Nullable
    Long findSeconds(String column) {
        if (!has(column)) {
            return null;
        }
        if (!text(column).matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException(column + " \"" + text(column) + "\" is no number of seconds");
        }
        return Long.valueOf(text(column));
    }

    @Nullable
    Point findPoint() {
        return has("lat") || has("lon") ? new Point(degrees("lat"), degrees("lon")) : null;
    }

    private double degrees(String column) {
        try {
            return Double.parseDouble(text(column));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(column + " \"" + text(column) + "\" is no number of degrees", e);
        }
    }
}
