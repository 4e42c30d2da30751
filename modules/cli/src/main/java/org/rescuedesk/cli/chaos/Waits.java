package org.rescuedesk.cli.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.rescuedesk.cli.chaos.field.Ledger;

/**
 * How long those had to wait who were shut in during one fault, by the outside's own times: {@code toOrder} from a rescue's first cry
 * to the first order for it; {@code untilSaved} from the mending until the last of the {@code unsaved} was told that it is saved.
 */
record Waits(int cries, Quantiles toOrder, int unsaved, Duration untilSaved) {
    /** Of lengths in ascending order. */
    record Quantiles(List<Duration> sorted) {
        /** The smallest that so large a share does not exceed; zero when there is none at all. */
        Duration at(double share) {
            if (sorted.isEmpty()) return Duration.ZERO;
            return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d orders, p50 %d ms, p99 %d ms, max %d ms",
                    sorted.size(),
                    at(0.5).toMillis(),
                    at(0.99).toMillis(),
                    at(1).toMillis());
        }
    }

    static Waits of(Ledger ledger, Slice.Struck struck) {
        var cries = ledger.cries().values().stream()
                .filter(cry -> isWithin(struck, cry.sentAt()))
                .toList();
        var waiting = cries.stream()
                .map(cry -> ledger.findSaved(cry.signal()))
                .flatMap(saved -> saved.stream())
                .filter(saved -> saved.isAfter(struck.mendedAt()))
                .toList();
        var last = waiting.stream().max(Instant::compareTo).orElse(struck.mendedAt());
        return new Waits(
                cries.size(), toOrder(ledger, cries), waiting.size(), Duration.between(struck.mendedAt(), last));
    }

    private static boolean isWithin(Slice.Struck struck, Instant at) {
        return !at.isBefore(struck.begunAt()) && at.isBefore(struck.mendedAt());
    }

    /** A cry that joined a rescue under way asks for no order of its own, so a rescue counts by its first cry. */
    private static Quantiles toOrder(Ledger ledger, List<Ledger.Cry> cries) {
        var ordered = new HashMap<String, Instant>();
        for (var told : ledger.orders()) ordered.putIfAbsent(told.order().rescue(), told.at());
        var rescueOf = new HashMap<String, String>();
        for (var told : ledger.receipts())
            rescueOf.putIfAbsent(told.receipt().signal(), told.receipt().rescue());
        var first = new HashMap<String, Instant>();
        for (var cry : cries) {
            var rescue = rescueOf.get(cry.signal());
            if (rescue != null) first.merge(rescue, cry.sentAt(), (one, other) -> one.isBefore(other) ? one : other);
        }
        var waits = new ArrayList<Duration>();
        first.forEach((rescue, sentAt) -> {
            var at = ordered.get(rescue);
            if (at != null) waits.add(Duration.between(sentAt, at));
        });
        Collections.sort(waits);
        return new Quantiles(List.copyOf(waits));
    }
}
