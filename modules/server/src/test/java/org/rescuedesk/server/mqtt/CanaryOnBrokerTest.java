package org.rescuedesk.server.mqtt;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedBroker;
import org.rescuedesk.wire.Topics;

/** A line's own message, through a real broker. */
class CanaryOnBrokerTest {
    @Test
    void itComesBackAsSoonAsTheLineIsUp(@TempDir Path folder) {
        var vertx = Vertx.vertx();
        try (var broker = EmbeddedBroker.start(folder, 0, text -> {})) {
            var needed = List.of(Topics.ALL_SIGNALS, Topics.canary("desk-signals"));
            var line = new MqttLine(
                    vertx.getOrCreateContext(),
                    new Broker(broker.url(), null, null),
                    new MqttLine.Purpose("desk-signals", needed, List.of(), 1),
                    delivery -> {},
                    up -> {},
                    () -> {});
            long opened = System.nanoTime();
            line.open();
            await().until(() -> {
                double sinceOpened = (System.nanoTime() - opened) / 1e9;
                return line.canary().ageSeconds() < sinceOpened;
            });
            line.close().toCompletionStage().toCompletableFuture().join();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
