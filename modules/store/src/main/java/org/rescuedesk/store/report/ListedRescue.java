package org.rescuedesk.store.report;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One rescue behind a figure; times in seconds to the millisecond, {@code overS} by how much the arrival missed the limit, none without one. */
public record ListedRescue(
        String id,
        String place,
        String area,
        @Nullable String firm,
        String zone,
        Instant startedAt,
        String stage,
        BigDecimal limitS,
        @Nullable BigDecimal arrivalS,
        @Nullable String arrivalGrade,
        @Nullable BigDecimal overS) {}
