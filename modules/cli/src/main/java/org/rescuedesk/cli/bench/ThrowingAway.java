package org.rescuedesk.cli.bench;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.rescuedesk.server.mqtt.Broker;
import org.rescuedesk.server.mqtt.TelemetryLine;

/** The desk's own client for telemetry on the same topics, with nothing behind it: what broker and client can do at most. */
final class ThrowingAway {

    private static final long PATIENCE_S = 30;

    private ThrowingAway() {}

    static Flow.Sent measure(String url, Samples samples, Duration length) throws Exception {
        AtomicLong count = new AtomicLong();
        CountDownLatch up = new CountDownLatch(1);
        Vertx vertx = Vertx.vertx();
        TelemetryLine line = new TelemetryLine(
                vertx,
                new Broker(url, null, null),
                "bench",
                (topic, payload) -> count.incrementAndGet(),
                isUp -> up.countDown());
        line.open();
        try (Sender sender = new Sender(url)) {
            if (!up.await(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The broker did not answer.");
            }
            Flow flow = new Flow(sender, samples, count::get, 0);
            flow.warmUp(length);
            return flow.run(length);
        } finally {
            line.close().toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        }
    }
}
