package org.rescuedesk.store.report;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;

/**
 * Which rescues a report is about: real ones or exercises, and only those of a month (in each rescue's own zone, by the start of its
 * clock), an area, a firm under contract or a group of causes where one is given; {@link #NO_FIRM} for those without any.
 */
public record Slice(
        boolean exercise,
        @Nullable YearMonth month,
        @Nullable AreaId area,
        @Nullable String firm,
        Causes causes) {
    /** No firm's id begins like this. */
    public static final String NO_FIRM = "-";

    public static Slice all(boolean exercise) {
        return new Slice(exercise, null, null, null, Causes.UNSORTED);
    }

    /** The parameters of {@link Counted#SQL}, in order. */
    Object[] parameters() {
        return new Object[] {
            causes.codes(),
            causes.groupOfEach(),
            exercise,
            text(month),
            text(month),
            text(area),
            text(area),
            firm,
            firm,
            causes.only(),
            causes.only()
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
