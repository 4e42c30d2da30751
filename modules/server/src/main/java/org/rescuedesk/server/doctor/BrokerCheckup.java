package org.rescuedesk.server.doctor;

import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.mqtt.Broker;

/**
 * What a broker really does for a desk: a quick look, of {@code sent} messages for a client that was away how many were there when
 * it came back, and how many of these it sent before any was acknowledged.
 */
public record BrokerCheckup(BrokerLook look, int sent, int kept, int unacknowledged) {
    /** More than the thousand that mosquitto and HiveMQ keep unless they are told otherwise. */
    private static final int MESSAGES = 1_200;

    private static final byte[] BODY = {'{', '}'};
    private static final long PATIENCE_MS = 15_000;
    private static final long QUIET_MS = 3_000;
    private static final long PAUSE_MS = 500;

    /** Takes some seconds; leaves nothing behind. Throws when the broker can't be used at all. */
    public static BrokerCheckup of(Broker broker) throws MqttException, InterruptedException {
        var look = BrokerLook.of(broker);
        var id = Visitor.newId();
        try (var away = Visitor.of(broker, id)) {
            away.connect(true);
            away.listen(Visitor.topic(id));
        }
        publishAll(broker, id);
        try (var back = Visitor.of(broker, id)) {
            back.connect(false);
            back.arrivals().settle(1, QUIET_MS);
            int unacknowledged = back.arrivals().settle(MESSAGES, PAUSE_MS);
            back.arrivals().acknowledge();
            return new BrokerCheckup(look, MESSAGES, back.arrivals().settle(MESSAGES, QUIET_MS), unacknowledged);
        } finally {
            Visitor.forget(broker, id);
        }
    }

    private static void publishAll(Broker broker, String id) throws MqttException {
        var topic = Visitor.topic(id);
        try (var sender = Visitor.of(broker, id + "-sender")) {
            sender.connectInPassing();
            var last = sender.client().publish(topic, BODY, 1, false);
            for (int sent = 1; sent < MESSAGES; ) {
                try {
                    last = sender.client().publish(topic, BODY, 1, false);
                    sent++;
                } catch (MqttException e) {
                    if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) throw e;
                    last.waitForCompletion(PATIENCE_MS);
                }
            }
            last.waitForCompletion(PATIENCE_MS);
        }
    }
}
