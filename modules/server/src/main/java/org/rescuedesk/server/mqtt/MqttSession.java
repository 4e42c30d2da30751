package org.rescuedesk.server.mqtt;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection by Paho, from connect to its end, never used again. Acks are by hand; an ack for a connection that is gone is
 * dropped, for the broker sends the message again. No exception leaves a callback: Paho would swallow it and hang.
 */
final class MqttSession implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSession.class);
    /** Paho may hang before CONNACK (its issue 1028), so a watchdog gives up for it. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final int MOST_IN_FLIGHT = 200;
    /**
     * More than we ask the broker for. One that sends on all the same, as after a long absence, is not read on until something is
     * acknowledged: TCP holds it back, the memory of a desk that can't save stays bounded, and what has come is not sent again.
     */
    private static final int MOST_UNACKNOWLEDGED = 2_000;

    private static final int RETAINED_ALWAYS = 0;
    /** Retained messages come with a new subscription only, not at every reconnect. */
    private static final int RETAINED_IF_NEW = 1;

    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "mqtt-watchdog");
        thread.setDaemon(true);
        return thread;
    });

    private final MqttLine.Purpose purpose;
    private final MqttLine.Events events;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Semaphore room = new Semaphore(MOST_UNACKNOWLEDGED);
    private final MqttAsyncClient client;
    private final Duration patience;
    private volatile int window = MOST_IN_FLIGHT;
    private volatile boolean hears;
    private volatile @Nullable ScheduledFuture<?> watchdog;

    private MqttSession(Broker broker, MqttLine.Purpose purpose, MqttLine.Events events, Duration patience)
            throws MqttException {
        this.purpose = purpose;
        this.patience = patience;
        this.events = events;
        this.client = new MqttAsyncClient(broker.url(), purpose.clientId(), new MemoryPersistence());
    }

    /** Connects and subscribes; tells the events how that went. */
    static MqttSession open(Broker broker, MqttLine.Purpose purpose, MqttLine.Events events, Duration patience) {
        try {
            var session = new MqttSession(broker, purpose, events, patience);
            session.connect(broker);
            return session;
        } catch (MqttException e) {
            throw new IllegalArgumentException("The broker's address " + broker + " can't be used.", e);
        }
    }

    private void connect(Broker broker) {
        client.setManualAcks(true);
        client.setCallback(this);
        watch();
        try {
            client.connect(broker.options(purpose.lasting()), null, then(this::connected, "connect"));
        } catch (MqttException e) {
            end(sentence(e));
        }
    }

    /** The answer to a subscribe may stand behind all that the broker has kept for us; while that comes it is waited for. */
    private void watch() {
        hears = false;
        watchdog = WATCHDOG.schedule(this::look, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (hears && !over.get()) watch();
        else end("no answer in " + patience.toSeconds() + " s");
    }

    private void connected(IMqttToken token) {
        var properties = token.getResponseProperties();
        var most = properties == null ? null : properties.getReceiveMaximum();
        // Paho itself refuses the publish that would fill the broker's window.
        if (most != null) window = Math.max(1, Math.min(most - 1, MOST_IN_FLIGHT));
        subscribe();
    }

    /** How many publishes may be on their way at once: the broker's receive maximum, or our own bound. */
    int window() {
        return window;
    }

    private void subscribe() {
        var subscriptions = purpose.topics().stream().map(this::subscription).toArray(MqttSubscription[]::new);
        try {
            client.subscribe(subscriptions, null, then(this::subscribed, "subscribe"), new MqttProperties());
        } catch (MqttException e) {
            end(sentence(e));
        }
    }

    private MqttSubscription subscription(String topic) {
        var subscription = new MqttSubscription(topic, purpose.qos());
        subscription.setRetainHandling(purpose.lasting() ? RETAINED_IF_NEW : RETAINED_ALWAYS);
        return subscription;
    }

    /** A broker may refuse a filter and accept the rest: a desk that doesn't hear its signals is not up. */
    private void subscribed(IMqttToken token) {
        var granted = token.getReasonCodes();
        for (int i = 0; i < purpose.topics().size(); i++) {
            if (granted != null && i < granted.length && granted[i] == purpose.qos()) continue;
            var topic = purpose.topics().get(i);
            if (purpose.needs(topic)) {
                end("the broker doesn't let this desk subscribe to " + topic + " at QoS " + purpose.qos());
                return;
            }
            LOG.warn("The broker doesn't let this desk hear {}, where messages with a wrong topic come.", topic);
        }
        stopWatching();
        events.ready(this);
    }

    /** Whether it was taken: Paho refuses while it still counts an acknowledged publish as under way. */
    boolean publish(Outbound message) {
        try {
            client.publish(message.topic(), message.message(System.nanoTime()), null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    events.published(MqttSession.this, message);
                }

                @Override
                public void onFailure(IMqttToken token, Throwable cause) {
                    end("publish: " + sentence(cause));
                }
            });
            return true;
        } catch (MqttException e) {
            if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) end(sentence(e));
            return false;
        }
    }

    private MqttActionListener then(Consumer<IMqttToken> next, String step) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                next.accept(token);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
                end(step + ": " + sentence(cause));
            }
        };
    }

    /** Whatever comes or is acknowledged after this is of no account. */
    void end(String why) {
        if (isFirstToEnd()) events.lost(this, why);
    }

    /** Paho's thread, which may wait for room, is let go. */
    private boolean isFirstToEnd() {
        boolean first = over.compareAndSet(false, true);
        if (first) room.release(MOST_UNACKNOWLEDGED);
        stopWatching();
        return first;
    }

    private void stopWatching() {
        var watching = watchdog;
        if (watching != null) watching.cancel(false);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        hears = true;
        if (message.getQos() > 0) room.acquireUninterruptibly();
        if (over.get()) return;
        try {
            events.received(new Delivery(topic, message.getPayload(), message.getQos(), () -> ack(message)));
        } catch (RuntimeException e) {
            LOG.error("A message on {} could not be handed on; the broker will send it again.", topic, e);
        }
    }

    private void ack(MqttMessage message) {
        if (over.get() || message.getQos() == 0) return;
        room.release();
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException e) {
            end(sentence(e));
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        end(String.valueOf(response.getReasonString()));
    }

    /** A clean end; called off the desk's thread, for it waits. */
    Void close() {
        isFirstToEnd();
        try {
            client.disconnect(1_000).waitForCompletion(2_000);
        } catch (MqttException e) {
            LOG.debug("MQTT {} was gone before it was closed.", purpose.clientId(), e);
        }
        return abandon();
    }

    /** Frees what a connection that is gone still holds; called off the desk's thread. */
    Void abandon() {
        isFirstToEnd();
        try {
            client.disconnectForcibly(0, 0, false);
        } catch (MqttException e) {
            LOG.debug("MQTT {} was disconnected already.", purpose.clientId(), e);
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.debug("MQTT {} could not be closed.", purpose.clientId(), e);
        }
        return null;
    }

    private static String sentence(Throwable cause) {
        return cause.getCause() == null
                ? String.valueOf(cause.getMessage())
                : cause.getMessage() + ", " + cause.getCause();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        LOG.warn("MQTT {} says {}.", purpose.clientId(), sentence(exception));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // Each publish has a listener of its own.
    }

    @Override
    public void connectComplete(boolean again, String url) {
        // The connect's own listener goes on; blocking here would deadlock Paho.
    }

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {
        // We don't use enhanced authentication, so none can come.
    }
}
