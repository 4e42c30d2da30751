package org.rescuedesk.simulator.line;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/**
 * A line over MQTT 5. What was published and is not acknowledged yet is kept here and sent again if the connection breaks:
 * every message carries an id, so a second copy does no harm and a lost one would.
 */
final class PahoLine implements Line {

    private static final int MOST_ON_THEIR_WAY = 64;
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Broker broker;
    private final MqttAsyncClient client;
    private final Deque<Sending> onTheirWay = new ArrayDeque<>();

    private record Sending(String topic, MqttMessage message, CompletableFuture<@Nullable Void> sent) {}

    private PahoLine(Broker broker, MqttAsyncClient client) {
        this.broker = broker;
        this.client = client;
    }

    /** Connects and subscribes; a broker that does not answer is a {@link LineFailed}. */
    static PahoLine open(Broker broker, String clientId, Ear ear, String... topics) throws InterruptedException {
        int[] qos = new int[topics.length];
        Arrays.fill(qos, 1);
        try {
            MqttAsyncClient client = new MqttAsyncClient(broker.url(), clientId, new MemoryPersistence());
            PahoLine line = new PahoLine(broker, client);
            client.setCallback(new PahoEar(ear, () -> client.subscribe(topics, qos)));
            try {
                line.require(Outcome.of(done -> client.connect(broker.options(), null, done)));
                line.require(Outcome.of(done -> client.subscribe(topics, qos, null, done)));
                return line;
            } catch (LineFailed | InterruptedException e) {
                line.close();
                throw e;
            }
        } catch (MqttException e) {
            throw new LineFailed("The broker's address " + broker + " makes no sense: " + e.getMessage(), e);
        }
    }

    @Override
    public void publish(String topic, int qos, byte[] payload) throws InterruptedException {
        if (onTheirWay.size() >= MOST_ON_THEIR_WAY) {
            flush();
        }
        onTheirWay.add(send(topic, new MqttMessage(payload, qos, false, null)));
    }

    @Override
    public void flush() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!onTheirWay.isEmpty()) {
            Sending oldest = onTheirWay.element();
            if (isSent(oldest)) {
                onTheirWay.remove();
            } else if (System.nanoTime() > deadline) {
                throw failed("has not taken a message for " + PATIENCE.toSeconds() + " s", null);
            } else {
                TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
                onTheirWay.remove();
                onTheirWay.addFirst(send(oldest.topic(), oldest.message()));
            }
        }
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, ANSWER_TIME.toMillis(), true);
        } catch (MqttException e) {
            // It was not connected, which is where we wanted to be.
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            throw failed("could not be let go of", e);
        }
    }

    private Sending send(String topic, MqttMessage message) {
        return new Sending(topic, message, Outcome.of(done -> client.publish(topic, message, null, done)));
    }

    /** A sample may be lost; what is worth QoS 1 is tried again. */
    private static boolean isSent(Sending sending) throws InterruptedException {
        try {
            sending.sent().get(ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return sending.message().getQos() == 0;
        }
    }

    private void require(CompletableFuture<@Nullable Void> outcome) throws InterruptedException {
        try {
            outcome.get(2 * ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed("refused", e.getCause());
        } catch (TimeoutException e) {
            throw failed("did not answer within " + 2 * ANSWER_TIME.toSeconds() + " s", e);
        }
    }

    private LineFailed failed(String what, @Nullable Throwable cause) {
        return new LineFailed(
                "The broker at " + broker + " " + what + (cause == null ? "." : ": " + cause.getMessage()), cause);
    }
}
