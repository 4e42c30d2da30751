package org.rescuedesk.cli.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** All controllers and crews at their end of the broker: cries go out in a burst, receipts and orders are kept. */
final class Field implements MqttCallback, AutoCloseable {
    private static final long PATIENCE_MS = 30_000;
    private static final int IN_FLIGHT = 100;
    private final MqttAsyncClient client;
    private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(IN_FLIGHT);
    private final Semaphore unanswered = new Semaphore(0);
    private final Map<String, Set<String>> crewsByRescue = new ConcurrentHashMap<>();

    Field(String url) throws MqttException {
        client = new MqttAsyncClient(url, "field", new MemoryPersistence());
        client.setCallback(this);
        client.connect(new MqttConnectionOptions()).waitForCompletion(PATIENCE_MS);
        client.subscribe("elevator/+/+/receipt", 1).waitForCompletion(PATIENCE_MS);
        client.subscribe("crew/+/order", 1).waitForCompletion(PATIENCE_MS);
    }

    /** Publishes without waiting for the desk; returns when the broker has acknowledged all. */
    void publish(List<Cry> cries) throws Exception {
        for (var cry : cries) publish(cry.topic(), cry.body());
        awaitAcks();
    }

    /**
     * Publishes only as fast as receipts come, so that {@code atOnce} wait for one, until {@code dead}; from then on at once. Tells
     * of each when it goes out.
     */
    void publishPaced(List<Cry> cries, int atOnce, CompletionStage<?> dead, IntConsumer whenSent) throws Exception {
        unanswered.drainPermits();
        unanswered.release(atOnce);
        dead.thenRun(() -> unanswered.release(cries.size()));
        for (int i = 0; i < cries.size(); i++) {
            take(unanswered, 1);
            whenSent.accept(i);
            publish(cries.get(i).topic(), cries.get(i).body());
        }
        awaitAcks();
    }

    void comeOnDuty(int crews) throws Exception {
        for (int i = 0; i < crews; i++) {
            var crew = Province.crew(i);
            var report = new JsonObject()
                    .put("v", 1)
                    .put("crew", crew)
                    .put("kind", "on_duty")
                    .put("at", Instant.now().toString());
            publish("crew/" + crew + "/report", report.encode());
        }
        awaitAcks();
    }

    private void publish(String topic, String body) throws Exception {
        take(places, 1);
        var message = new MqttMessage(body.getBytes(StandardCharsets.UTF_8), 1, false, null);
        client.publish(topic, message, null, new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                places.release();
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
                // Its place stays taken, so that the publisher fails.
            }
        });
    }

    private void awaitAcks() throws InterruptedException {
        take(places, IN_FLIGHT);
        places.release(IN_FLIGHT);
    }

    private static void take(Semaphore some, int count) throws InterruptedException {
        assertThat(some.tryAcquire(count, PATIENCE_MS, TimeUnit.MILLISECONDS))
                .as("broker or desk answers")
                .isTrue();
    }

    /** All that said saved, in the order in which they came. */
    List<Receipt> listSaved() {
        return receipts.stream().filter(Receipt::saved).toList();
    }

    /** The crews that were offered the rescue. */
    Set<String> crews(String rescue) {
        return crewsByRescue.getOrDefault(rescue, Set.of());
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        var body = new String(message.getPayload(), StandardCharsets.UTF_8);
        if (topic.endsWith("/receipt")) receipted(Receipt.of(body));
        else ordered(new JsonObject(body));
    }

    private void receipted(Receipt receipt) {
        receipts.add(receipt);
        unanswered.release();
    }

    private void ordered(JsonObject order) {
        if (!order.getString("kind").equals("offer")) return;
        crewsByRescue
                .computeIfAbsent(order.getString("rescue"), each -> ConcurrentHashMap.newKeySet())
                .add(order.getString("crew"));
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) client.disconnect().waitForCompletion(PATIENCE_MS);
        client.close(true);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean again, String url) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
}
