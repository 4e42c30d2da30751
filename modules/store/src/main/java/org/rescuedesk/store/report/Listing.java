package org.rescuedesk.store.report;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;

/**
 * Which of the rescues behind a figure are asked for: those that were reached later than {@code fromS} and not later than {@code
 * toS} seconds (whole steps of five minutes), the page after a rescue, and how many at most.
 */
public record Listing(
        Figure figure,
        @Nullable Long fromS,
        @Nullable Long toS,
        @Nullable RescueId after,
        int limit) {
    static final String STEPS = """
             and (?::bigint is null or (arrival_s is not null and bucket > ?::bigint / %1$d))
             and (?::bigint is null or (arrival_s is not null and bucket <= ?::bigint / %1$d))
            """.formatted(Counted.BUCKET_S);
    static final String PAGE = """
             and (?::text is null or clock_start < (select a.clock_start from rescue a where a.id = ?)
                 or (clock_start = (select a.clock_start from rescue a where a.id = ?) and id > ?))
            """;

    /** The first page of all that a figure counts. */
    public static Listing of(Figure figure, int limit) {
        return new Listing(figure, null, null, null, limit);
    }

    Stream<Object> steps() {
        return Stream.of(fromS, fromS, toS, toS);
    }

    Stream<Object> page() {
        var id = after == null ? null : after.value();
        return Stream.of(id, id, id, id);
    }
}
