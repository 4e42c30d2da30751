package org.rescuedesk.store.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How soon crews arrived, over all rescues of one kind (docs/reports.md has the words). {@code asOf} is the time of the last
 * fact; times are in seconds to the millisecond, absent while nobody arrived. {@code rescues} = {@code neededArrival} + {@code
 * underWay} + all that stand apart; {@code neededArrival} = {@code claimedInTime} + {@code late} + {@code inTimeNotKnown}.
 */
public record ResponseTimes(
        @Nullable Instant asOf,
        boolean exercise,
        long rescues,
        long people,
        long arrived,
        @Nullable BigDecimal meanArrivalS,
        @Nullable BigDecimal medianArrivalS,
        @Nullable BigDecimal p90ArrivalS,
        @Nullable BigDecimal maxArrivalS,
        long neededArrival,
        long provenInTime,
        long claimedInTime,
        long inTimeNotKnown,
        long late,
        long underWay,
        SortedMap<StandsApart, Long> standApart,
        Turnout turnout) {
    /** Why a rescue needed no arrival. */
    public enum StandsApart {
        /** Nobody was shut in. */
        FALSE_ALARM,
        /** The people were out before any crew arrived and before the limit. */
        SELF_RELEASED,
        /** Another rescue stands for it. */
        DUPLICATE
    }
}
