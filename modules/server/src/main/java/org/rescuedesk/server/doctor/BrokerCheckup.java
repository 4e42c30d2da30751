package org.rescuedesk.server.doctor;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.mqtt.Broker;
import org.rescuedesk.wire.Topics;

/**
 * What a broker really does for a desk: how long it says it keeps a session, which quality of service it grants, and of
 * {@code sent} messages for a client that was away how many were there when it came back.
 */
public record BrokerCheckup(Duration session, int qos, boolean retains, int sent, int kept) {
    /** More than the thousand that mosquitto and HiveMQ keep unless they are told otherwise. */
    private static final int MESSAGES = 2_000;

    private static final byte[] BODY = {'{', '}'};
    private static final long PATIENCE_MS = 15_000;
    private static final long QUIET_S = 3;

    /** Takes some seconds; leaves nothing behind. Throws when the broker can't be used at all. */
    public static BrokerCheckup of(Broker broker) throws MqttException, InterruptedException {
        var id = "doctor-" + UUID.randomUUID();
        var topic = Topics.canary(id);
        var away = client(broker, id);
        var properties = connect(away, broker, true).getResponseProperties();
        away.subscribe(topic, 1).waitForCompletion(PATIENCE_MS);
        int granted = granted(properties);
        away.disconnect().waitForCompletion(PATIENCE_MS);
        away.close(true);
        publishAll(broker, id);
        int kept = comeBack(broker, id);
        return new BrokerCheckup(session(broker, properties), granted, retains(properties), MESSAGES, kept);
    }

    private static MqttAsyncClient client(Broker broker, String id) throws MqttException {
        return new MqttAsyncClient(broker.url(), id, new MemoryPersistence());
    }

    private static IMqttToken connect(MqttAsyncClient client, Broker broker, boolean clean) throws MqttException {
        MqttConnectionOptions options = broker.options(true);
        options.setCleanStart(clean);
        var token = client.connect(options);
        token.waitForCompletion(PATIENCE_MS);
        return token;
    }

    /** A broker that says nothing keeps it as long as it was asked to. */
    private static Duration session(Broker broker, @Nullable MqttProperties properties) {
        var said = properties == null ? null : properties.getSessionExpiryInterval();
        return Duration.ofSeconds(said == null ? broker.options(true).getSessionExpiryInterval() : said);
    }

    private static int granted(@Nullable MqttProperties properties) {
        var most = properties == null ? null : properties.getMaximumQoS();
        return most == null ? 2 : most;
    }

    private static boolean retains(@Nullable MqttProperties properties) {
        return properties == null || properties.isRetainAvailable();
    }

    private static void publishAll(Broker broker, String id) throws MqttException {
        var sender = client(broker, id + "-sender");
        connect(sender, broker, true);
        var last = sender.publish(Topics.canary(id), BODY, 1, false);
        for (int sent = 1; sent < MESSAGES; ) {
            try {
                last = sender.publish(Topics.canary(id), BODY, 1, false);
                sent++;
            } catch (MqttException e) {
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) throw e;
                last.waitForCompletion(PATIENCE_MS);
            }
        }
        last.waitForCompletion(PATIENCE_MS);
        end(sender);
    }

    private static int comeBack(Broker broker, String id) throws MqttException, InterruptedException {
        var left = new CountDownLatch(MESSAGES);
        var back = client(broker, id);
        back.setCallback(new Counting(left));
        connect(back, broker, false);
        long before = MESSAGES + 1;
        while (left.getCount() > 0 && left.getCount() < before) {
            before = left.getCount();
            // Over as soon as all are there, or when for so long none has come.
            if (left.await(QUIET_S, TimeUnit.SECONDS)) break;
        }
        end(back);
        forget(broker, id);
        return MESSAGES - (int) left.getCount();
    }

    /** A session of nobody's must not lie about for a week. */
    private static void forget(Broker broker, String id) throws MqttException {
        var last = client(broker, id);
        last.connect(broker.options(false)).waitForCompletion(PATIENCE_MS);
        end(last);
    }

    private static void end(MqttAsyncClient client) throws MqttException {
        client.disconnect().waitForCompletion(PATIENCE_MS);
        client.close(true);
    }
}
