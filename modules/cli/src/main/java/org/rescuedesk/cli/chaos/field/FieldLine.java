package org.rescuedesk.cli.chaos.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
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
import org.jspecify.annotations.Nullable;

/**
 * The controllers' or the crews' line to the broker, with a lasting session. What is not acknowledged goes again over the next
 * connection. While it is scattered, messages of different topics overtake each other, and some come twice or three times; those of
 * one topic keep their order, as MQTT promises. All but {@link #post} happens on the field's one thread.
 */
final class FieldLine implements AutoCloseable {
    private static final int IN_FLIGHT = 50;
    private static final int KEEP_ALIVE_S = 4;
    private static final long SESSION_S = 86_400;
    private static final long RETRY_MS = 300;
    private static final long WATCHDOG_MS = 6_000;
    private static final int LONGEST_DETOUR_MS = 700;
    private static final int LATEST_COPY_MS = 3_000;

    private final String url;
    private final String name;
    private final Agenda field;
    private final BiConsumer<String, byte[]> ear;
    private final String[] topics;
    private final Random random;
    private final Deque<Sending> waiting = new ConcurrentLinkedDeque<>();
    private final Deque<Sending> inFlight = new ConcurrentLinkedDeque<>();
    private final Map<String, Deque<Sending>> held = new HashMap<>();
    private @Nullable MqttAsyncClient client;
    private boolean up;
    private boolean scattered;
    private boolean closed;
    private final AtomicInteger again = new AtomicInteger();

    private record Sending(String topic, String body) {}

    /** {@code ear} hears on the field's thread. */
    FieldLine(String url, String name, Agenda field, long seed, BiConsumer<String, byte[]> ear, String... topics) {
        this.url = url;
        this.name = name;
        this.field = field;
        this.ear = ear;
        this.topics = topics;
        this.random = new Random(seed);
        field.upkeep(0, this::connect);
    }

    void scatter(boolean now) {
        field.upkeep(0, () -> scattered = now);
    }

    void post(String topic, byte[] payload) {
        field.now(() -> {
            var sending = new Sending(topic, new String(payload, UTF_8));
            var before = held.computeIfAbsent(topic, each -> new ArrayDeque<>());
            if (!scattered && before.isEmpty()) {
                add(sending);
                return;
            }
            before.add(sending);
            field.after(scattered ? random.nextInt(LONGEST_DETOUR_MS) : LONGEST_DETOUR_MS, () -> letGo(before));
            for (int copies = scattered ? random.nextInt(3) : 0; copies > 0; copies--)
                field.after(LONGEST_DETOUR_MS + random.nextInt(LATEST_COPY_MS), () -> {
                    again.incrementAndGet();
                    add(sending);
                });
        });
    }

    /** Whichever was held back on this topic first. */
    private void letGo(Deque<Sending> before) {
        add(before.remove());
    }

    private void add(Sending sending) {
        waiting.add(sending);
        flush();
    }

    private void connect() {
        if (closed) return;
        try {
            var fresh = new MqttAsyncClient(url, name, new MemoryPersistence());
            client = fresh;
            fresh.setCallback(new Ear(fresh));
            fresh.connect(options(), null, then(fresh, () -> subscribe(fresh)));
            field.upkeep(WATCHDOG_MS, () -> giveUp(fresh));
        } catch (MqttException e) {
            field.upkeep(RETRY_MS, this::connect);
        }
    }

    private static MqttConnectionOptions options() {
        var options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_S);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setConnectionTimeout(KEEP_ALIVE_S);
        options.setAutomaticReconnect(false);
        return options;
    }

    private void giveUp(MqttAsyncClient which) {
        if (which == client && !up) lost(which);
    }

    private void subscribe(MqttAsyncClient fresh) {
        if (fresh != client) return;
        var qos = new int[topics.length];
        java.util.Arrays.fill(qos, 1);
        try {
            fresh.subscribe(topics, qos, null, then(fresh, () -> {
                if (fresh != client) return;
                up = true;
                flush();
            }));
        } catch (MqttException e) {
            lost(fresh);
        }
    }

    private void flush() {
        var now = client;
        while (up && now != null && inFlight.size() < IN_FLIGHT && !waiting.isEmpty()) {
            var sending = waiting.remove();
            inFlight.add(sending);
            var message = new MqttMessage(sending.body.getBytes(UTF_8), 1, false, null);
            try {
                now.publish(sending.topic, message, null, then(now, () -> {
                    if (now == client) inFlight.remove(sending);
                    flush();
                }));
            } catch (MqttException e) {
                lost(now);
            }
        }
    }

    private void lost(MqttAsyncClient which) {
        if (which != client) return;
        client = null;
        up = false;
        again.addAndGet(inFlight.size());
        while (!inFlight.isEmpty()) waiting.addFirst(inFlight.removeLast());
        abandon(which);
        field.upkeep(RETRY_MS, this::connect);
    }

    /** Off the field's thread, for it may wait. */
    private static void abandon(MqttAsyncClient which) {
        var thread = new Thread(
                () -> {
                    try {
                        which.disconnectForcibly(0, 0, false);
                        which.close(true);
                    } catch (MqttException gone) {
                        // It is given up whatever it says to that.
                    }
                },
                "field line abandons");
        thread.setDaemon(true);
        thread.start();
    }

    private MqttActionListener then(MqttAsyncClient which, Runnable next) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                field.upkeep(0, next);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
                field.upkeep(0, () -> lost(which));
            }
        };
    }

    /** How much is not acknowledged yet; may be asked from any thread. */
    int owed() {
        return waiting.size() + inFlight.size();
    }

    /** What went out once more than it was posted; may be asked from any thread. */
    int again() {
        return again.get();
    }

    @Override
    public void close() {
        closed = true;
        var last = client;
        client = null;
        if (last != null) abandon(last);
    }

    /** One connection's callbacks, brought to the field's thread. */
    private final class Ear implements MqttCallback {
        private final MqttAsyncClient mine;

        Ear(MqttAsyncClient mine) {
            this.mine = mine;
        }

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            field.now(() -> ear.accept(topic, message.getPayload()));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            field.upkeep(0, () -> lost(mine));
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            field.upkeep(0, () -> lost(mine));
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Each publish has a listener of its own.
        }

        @Override
        public void connectComplete(boolean again, String url) {
            // The connect's own listener goes on.
        }

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {
            // None is asked for.
        }
    }
}
