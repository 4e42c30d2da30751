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
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * A line over MQTT 5. What is not acknowledged yet is kept here and sent again over a new connection when the old one
 * breaks: every message carries an id, so a second copy does no harm, and a lost one would.
 */
final class PahoLine implements Line {

    private static final int MOST_ON_THEIR_WAY = 64;
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final Broker broker;
    private final String clientId;
    private final Ear ear;
    private final String[] topics;
    private final Deque<Sending> onTheirWay = new ArrayDeque<>();
    private MqttAsyncClient client;

    private record Sending(String topic, MqttMessage message, CompletableFuture<@Nullable Void> sent) {}

    /** Connects and subscribes; a broker that does not answer is a {@link LineFailed}. */
    PahoLine(Broker broker, String clientId, Ear ear, String... topics) throws InterruptedException {
        this.broker = broker;
        this.clientId = clientId;
        this.ear = ear;
        this.topics = topics;
        this.client = connect();
    }

    @Override
    public void publish(String topic, int qos, byte[] payload) throws InterruptedException {
        publish(topic, new MqttMessage(payload, qos, false, null));
    }

    @Override
    public void retain(String topic, byte[] payload) throws InterruptedException {
        publish(topic, new MqttMessage(payload, 1, true, null));
    }

    private void publish(String topic, MqttMessage message) throws InterruptedException {
        if (onTheirWay.size() >= MOST_ON_THEIR_WAY) {
            flush();
        }
        onTheirWay.add(send(topic, message));
    }

    @Override
    public void flush() throws InterruptedException {
        long begun = System.nanoTime();
        while (!onTheirWay.isEmpty()) {
            if (isSent(onTheirWay.element())) {
                onTheirWay.remove();
            } else if (System.nanoTime() - begun < PATIENCE.toNanos()) {
                tryAgain(onTheirWay.remove());
            } else {
                throw failed("has not taken a message for " + PATIENCE.toSeconds() + " s", null);
            }
        }
    }

    @Override
    public void close() {
        letGo(client);
    }

    /** Always a new client: one whose connecting hangs can't be talked out of it. */
    private MqttAsyncClient connect() throws InterruptedException {
        int[] qos = new int[topics.length];
        Arrays.fill(qos, 1);
        MqttAsyncClient fresh = client();
        try {
            require(Outcome.of(done -> fresh.connect(broker.options(), null, done)));
            if (topics.length > 0) {
                require(Outcome.of(done -> fresh.subscribe(topics, qos, null, done)));
            }
            return fresh;
        } catch (LineFailed | InterruptedException e) {
            letGo(fresh);
            throw e;
        }
    }

    /** Callbacks stand before the connection does: messages arrive before connecting has returned. */
    private MqttAsyncClient client() {
        try {
            MqttAsyncClient fresh = new MqttAsyncClient(broker.url(), clientId, new MemoryPersistence());
            fresh.setCallback(new PahoEar(ear));
            return fresh;
        } catch (MqttException | IllegalArgumentException e) {
            throw failed("has an address that makes no sense", e);
        }
    }

    /** A sample may be lost; what is worth QoS 1 is sent once more. */
    private void tryAgain(Sending lost) throws InterruptedException {
        if (!client.isConnected()) {
            connectAgain();
        }
        if (lost.message().getQos() > 0) {
            onTheirWay.addFirst(send(lost.topic(), lost.message()));
        }
    }

    /** Whoever is waiting for its message tries again later, and says so when its patience is at an end. */
    private void connectAgain() throws InterruptedException {
        letGo(client);
        try {
            client = connect();
        } catch (LineFailed stillAway) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_TRIES.toNanos());
        }
    }

    private Sending send(String topic, MqttMessage message) {
        return new Sending(topic, message, Outcome.of(done -> client.publish(topic, message, null, done)));
    }

    private static boolean isSent(Sending sending) throws InterruptedException {
        try {
            sending.sent().get(ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void require(CompletableFuture<@Nullable Void> outcome) throws InterruptedException {
        try {
            outcome.get(2 * ANSWER_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed("refused", e.getCause());
        } catch (TimeoutException e) {
            throw failed("did not answer within " + 2 * ANSWER_TIME.toSeconds() + " s", null);
        }
    }

    /** A broker that is away, or does not answer, is left without a word. */
    private void letGo(MqttAsyncClient old) {
        Outcome.of(done -> old.disconnect(0, null, done, 0, new MqttProperties()))
                .completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(gone -> null)
                .join();
        try {
            old.close(true);
        } catch (MqttException e) {
            throw failed("could not be let go of", e);
        }
    }

    private LineFailed failed(String what, @Nullable Throwable cause) {
        String why = cause == null ? "" : ": " + cause.getMessage();
        return new LineFailed("The MQTT broker at " + broker + " " + what + why + ". MQTT 代理无法连接。", cause);
    }
}
