package org.rescuedesk.store.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One crew on one rescue of an elevator that its firm has no contract for, or a hand-over to the fire brigade. {@code contractFirm} is
 * absent where none was known when the rescue opened, {@code rescueFirm} for the fire brigade and in rows of before it was kept. {@code
 * decided} is {@code PERSON} or the rule that opened the level; {@code decidedBy} which person.
 */
public record Deed(
        String rescue,
        String elevator,
        String rescueCode,
        String place,
        String area,
        String zone,
        String month,
        @Nullable String contractFirm,
        @Nullable String rescueFirm,
        String crew,
        int level,
        Outcome outcome,
        String state,
        Instant startedAt,
        Instant offeredAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant departedAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant endedAt,
        @Nullable Integer people,
        @Nullable String decided,
        @Nullable String decidedBy) {
    /** What came of it. */
    public enum Outcome {
        /** The crew arrived or did its part. */
        RESCUED,
        /** It set out and never arrived. */
        FOR_NOTHING,
        /** The fire brigade took the rescue on. */
        HANDED_OVER
    }
}
