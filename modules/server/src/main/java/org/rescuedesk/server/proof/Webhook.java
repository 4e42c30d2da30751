package org.rescuedesk.server.proof;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.proof.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each checkpoint to somebody outside, if there is somebody: tried again a few times, then given up and counted. It holds
 * nothing up, follows nobody elsewhere, and tells the log nothing of the address but its host.
 */
final class Webhook {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    /** Pauses before the second, third and fourth attempt. */
    static final List<Duration> USUAL_PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofMinutes(5));

    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    /** Somebody who is away for long is not flooded when back: the next hour's checkpoint says all that these would. */
    private static final int MOST_WAITING = 20;

    private final Vertx vertx;
    private final @Nullable URI address;
    private final List<Duration> pauses;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIME_OUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Counter posted;
    private final Counter failed;
    private int waiting;

    Webhook(Vertx vertx, @Nullable URI address, List<Duration> pauses, MeterRegistry registry) {
        this.vertx = vertx;
        this.address = address;
        this.pauses = pauses;
        this.posted = registry.counter("checkpoint.webhook", "outcome", "posted");
        this.failed = registry.counter("checkpoint.webhook", "outcome", "failed");
    }

    /** Completes, never failing, after the first attempt: the others are for whoever goes on living. */
    synchronized Future<Void> post(Checkpoint checkpoint) {
        if (address == null) return Future.succeededFuture();
        if (waiting >= MOST_WAITING) {
            failed.increment();
            return Future.succeededFuture();
        }
        waiting++;
        var request = HttpRequest.newBuilder(address)
                .timeout(TIME_OUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(checkpoint.toString()))
                .build();
        return attempt(request, 0);
    }

    private Future<Void> attempt(HttpRequest request, int number) {
        return Future.fromCompletionStage(http.sendAsync(request, BodyHandlers.discarding()))
                .transform((answer, failure) -> {
                    var wrong = failure == null ? wrong(answer.statusCode()) : name(failure);
                    if (wrong == null) done(posted);
                    else again(request, number, wrong);
                    return Future.succeededFuture();
                });
    }

    /** The kind of failure alone: its words may quote the address. */
    private static String name(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getClass().getSimpleName();
    }

    private static @Nullable String wrong(int status) {
        return status / 100 == 2 ? null : "status " + status;
    }

    private void again(HttpRequest request, int number, String wrong) {
        if (number < pauses.size()) {
            vertx.setTimer(Math.max(1, pauses.get(number).toMillis()), timer -> attempt(request, number + 1));
            return;
        }
        LOG.warn(
                "A checkpoint could not be posted to {} ({}); the next one will be tried again.",
                request.uri().getHost(),
                wrong);
        done(failed);
    }

    private synchronized void done(Counter how) {
        waiting--;
        how.increment();
    }
}
