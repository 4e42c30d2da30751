package org.rescuedesk.embedded;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A desk that is away while signals come, and a controller that sends them. */
final class Mqtt {

    private static final String TOPIC = "elevator/520102/GY-1/signal";
    private static final long PATIENCE_MS = 10_000;
    private static final int IN_FLIGHT = 100;

    private Mqtt() {}

    /** Leaves a session with a subscription and nobody connected to it. */
    static void subscribeAndLeave(String url) throws MqttException {
        MqttAsyncClient desk = new MqttAsyncClient(url, "desk", new MemoryPersistence());
        desk.connect(options(false)).waitForCompletion(PATIENCE_MS);
        desk.subscribe(TOPIC, 1).waitForCompletion(PATIENCE_MS);
        leave(desk);
    }

    /** Sends numbers at QoS 1; returns when each is acknowledged. */
    static void send(String url, int from, int until) throws MqttException {
        MqttAsyncClient controller = new MqttAsyncClient(url, "controller", new MemoryPersistence());
        controller.connect(options(true)).waitForCompletion(PATIENCE_MS);
        List<IMqttToken> unacknowledged = new ArrayList<>();
        for (int n = from; n < until; n++) {
            unacknowledged.add(controller.publish(TOPIC, Integer.toString(n).getBytes(), 1, false));
            if (unacknowledged.size() == IN_FLIGHT || n == until - 1) {
                for (IMqttToken token : unacknowledged) {
                    token.waitForCompletion(PATIENCE_MS);
                }
                unacknowledged.clear();
            }
        }
        leave(controller);
    }

    /** Comes back to the session and returns what was kept for it, as soon as the count is there. */
    static List<Integer> fetch(String url, int count) throws MqttException {
        List<Integer> received = new CopyOnWriteArrayList<>();
        MqttAsyncClient desk = new MqttAsyncClient(url, "desk", new MemoryPersistence());
        desk.setCallback(new Inbox(received));
        desk.connect(options(false)).waitForCompletion(PATIENCE_MS);
        await().atMost(Duration.ofSeconds(20)).until(() -> received.size() >= count);
        leave(desk);
        return received;
    }

    private static MqttConnectionOptions options(boolean cleanStart) {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(cleanStart);
        options.setSessionExpiryInterval(Duration.ofDays(cleanStart ? 0 : 8).toSeconds());
        options.setSocketFactory(new PromptSockets());
        return options;
    }

    private static void leave(MqttAsyncClient client) throws MqttException {
        client.disconnect().waitForCompletion(PATIENCE_MS);
        client.close();
    }
}
