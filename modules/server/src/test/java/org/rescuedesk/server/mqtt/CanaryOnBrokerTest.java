package org.rescuedesk.server.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.embedded.EmbeddedBroker;
import org.rescuedesk.wire.Topics;

/** A line's own message, through a real broker, and at one that takes all and delivers nothing. */
class CanaryOnBrokerTest {
    private static final String CANARY = Topics.canary("desk-signals");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Boolean> ups = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private MqttLine line(Broker broker) {
        return new MqttLine(
                vertx.getOrCreateContext(),
                broker,
                new MqttLine.Purpose("desk-signals", List.of(Topics.ALL_SIGNALS, CANARY), List.of(), 1),
                delivery -> {},
                ups::add,
                () -> {});
    }

    @Test
    void itComesBackAsSoonAsTheLineIsUp(@TempDir Path folder) {
        try (var broker = EmbeddedBroker.start(folder, 0, text -> {})) {
            var line = line(new Broker(broker.url(), null, null));
            long opened = System.nanoTime();
            line.open();
            await().until(() -> {
                double sinceOpened = (System.nanoTime() - opened) / 1e9;
                return line.canary().ageSeconds() < sinceOpened;
            });
            assertThat(line.isConnected()).isTrue();
            line.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void aBrokerThatTakesAllAndDeliversNothingIsNotConnected() throws Exception {
        try (var broker = new ScriptedBroker()) {
            var line = line(broker.address()).withCanaryEvery(Duration.ofMillis(500));
            line.open();
            try (var swallowing = broker.welcome()) {
                var first = swallowing.expect(ScriptedBroker.PUBLISH);
                swallowing.puback(first.publishId());
                assertThat(ups.take()).isTrue();
                assertThat(line.isConnected())
                        .as("up, and nothing has come back")
                        .isFalse();
                swallowing.publish(1, CANARY, first.payload());
                await().pollInterval(Duration.ofMillis(5)).until(line::isConnected);
                await().until(() -> !line.isConnected());
                assertThat(ups.take()).as("two are missing").isFalse();
            }
            try (var next = broker.welcome()) {
                assertThat(line.isConnected()).isFalse();
                // What was not acknowledged comes once more; only the newest canary proves anything.
                for (int id = 1; !line.isConnected(); id++) giveBack(next, id);
            }
            line.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static void giveBack(ScriptedBroker.Connection connection, int id) throws Exception {
        var canary = connection.expect(ScriptedBroker.PUBLISH);
        connection.puback(canary.publishId());
        connection.publish(id, CANARY, canary.payload());
    }
}
