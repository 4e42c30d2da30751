package org.rescuedesk.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A controller's or a crew's end of the broker in tests: publishes bodies, and keeps what comes, by topic. */
public final class Phone implements AutoCloseable, MqttCallback {
    private static final long PATIENCE_MS = 20_000;

    private static final int AT_ONCE = 250;

    private final MqttAsyncClient client;
    private final Map<String, BlockingQueue<String>> received = new ConcurrentHashMap<>();

    public Phone(String url, String name, String... topics) throws MqttException {
        client = new MqttAsyncClient(url, name, new MemoryPersistence());
        client.setCallback(this);
        var options = new MqttConnectionOptions();
        options.setCleanStart(true);
        client.connect(options).waitForCompletion(PATIENCE_MS);
        for (var topic : topics) client.subscribe(topic, 1).waitForCompletion(PATIENCE_MS);
    }

    public void send(String topic, String body) throws MqttException {
        send(topic, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns once the broker has it. */
    public void send(String topic, byte[] body) throws MqttException {
        long begun = System.nanoTime();
        while (true) {
            try {
                client.publish(topic, body, 1, false).waitForCompletion(PATIENCE_MS);
                return;
            } catch (MqttException e) {
                // Paho counts a publish as under way for a moment longer than its acknowledgement takes.
                boolean full = e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT;
                if (!full || System.nanoTime() - begun > PATIENCE_MS * 1_000_000) throw e;
                Thread.onSpinWait();
            }
        }
    }

    /** For whoever subscribes later, too. */
    public void retain(String topic, byte[] body) throws MqttException {
        client.publish(topic, body, 1, true).waitForCompletion(PATIENCE_MS);
    }

    /** As fast as the broker takes them: waits only once for each so many, fewer than a broker has in flight. */
    public void sendAll(String topic, List<String> bodies) throws MqttException {
        for (int from = 0; from < bodies.size(); from += AT_ONCE) {
            var tokens = new ArrayList<IMqttToken>();
            for (var body : bodies.subList(from, Math.min(from + AT_ONCE, bodies.size())))
                tokens.add(client.publish(topic, body.getBytes(StandardCharsets.UTF_8), 1, false));
            for (var token : tokens) token.waitForCompletion(PATIENCE_MS);
        }
    }

    /** What is published where. */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    public record Posted(String topic, byte[] body) {}

    /** The same of messages for many topics, whatever the broker's window. */
    public void sendAll(List<Posted> messages) throws MqttException {
        var tokens = new ArrayDeque<IMqttToken>();
        for (var each : messages) tokens.add(publish(each, tokens));
        for (var token : tokens) token.waitForCompletion(PATIENCE_MS);
    }

    private IMqttToken publish(Posted message, Deque<IMqttToken> before) throws MqttException {
        while (true) {
            try {
                return client.publish(message.topic, message.body, 1, false);
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) throw e;
                if (before.isEmpty()) Thread.onSpinWait();
                else before.remove().waitForCompletion(PATIENCE_MS);
            }
        }
    }

    /** Lets go of all that has come. */
    public void forget() {
        received.clear();
    }

    /** The next message on the topic; fails when none comes. */
    public String next(String topic) throws InterruptedException {
        var body = queue(topic).poll(PATIENCE_MS, TimeUnit.MILLISECONDS);
        if (body == null) throw new AssertionError("Nothing came on " + topic);
        return body;
    }

    public BlockingQueue<String> queue(String topic) {
        return received.computeIfAbsent(topic, each -> new LinkedBlockingQueue<>());
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        queue(topic).add(new String(message.getPayload(), StandardCharsets.UTF_8));
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
