package org.rescuedesk.server.mqtt;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.wire.Reason;

/**
 * Keeps what can't be used as it came: counted by reason, kept raw and shown. A cry is always kept; of the rest so many a minute
 * that one bad sender can't fill the disk, and all are counted.
 */
final class Unreadable {
    private static final int KEPT_A_MINUTE = 600;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DeskHost host;
    private final DeskMetrics metrics;
    private Instant minute = Instant.EPOCH;
    private int kept;

    Unreadable(DeskHost host, DeskMetrics metrics) {
        this.host = host;
        this.metrics = metrics;
    }

    /** Completes once it is durable; {@code cry} is what it means, when somebody may be shut in. */
    Future<Outcome> keep(Delivery delivery, Reason reason, String sentence, Optional<Function<Instant, Command>> cry) {
        return keep(delivery, reason.label(), sentence, cry);
    }

    /** A report that was read, but that the desk's rules refuse. */
    Future<Outcome> keepRefused(Delivery delivery, String sentence) {
        return keep(delivery, "refused", sentence, Optional.empty());
    }

    /** A message that a fault of ours kept from being decided: somebody must look at it, and its sender goes on repeating it. */
    Future<Outcome> keepFailed(Delivery delivery) {
        return keep(delivery, "failed", "The desk has a fault and could not decide this.", Optional.empty());
    }

    private Future<Outcome> keep(
            Delivery delivery, String reason, String sentence, Optional<Function<Instant, Command>> cry) {
        metrics.unreadable(reason);
        var now = host.clock().now();
        if (cry.isEmpty() && isTooMany(now)) {
            metrics.unreadableNotKept();
            return Future.succeededFuture(new Outcome.Done(List.of(), host.announced(), true));
        }
        return host.keep(RawInput.of(now, delivery.topic(), delivery.payload(), reason, sentence), cry);
    }

    private boolean isTooMany(Instant now) {
        if (now.isAfter(minute.plus(MINUTE))) {
            minute = now;
            kept = 0;
        }
        return ++kept > KEPT_A_MINUTE;
    }
}
