package org.rescuedesk.store.ledger;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;

/**
 * What of the ledger is asked for: of real rescues or of exercises, and only of a month (of each rescue's own zone, by the start of
 * its clock), an area, or a firm on either side, where one is given; {@code -} for elevators without a known firm.
 */
public record LedgerSlice(
        boolean exercise,
        @Nullable YearMonth month,
        @Nullable AreaId area,
        @Nullable String firm) {
    public static LedgerSlice all(boolean exercise) {
        return new LedgerSlice(exercise, null, null, null);
    }

    /** The parameters of {@link Ledger}'s condition, in order. */
    Object[] parameters() {
        return new Object[] {exercise, text(month), text(month), text(area), text(area), firm, firm, firm};
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
