package org.rescuedesk.server.doctor;

import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.mqtt.Broker;

/**
 * What a broker really does for a desk: a quick look, of {@code sent} messages for a client that was away how many were there when
 * it came back, and how many of these it sent before any was acknowledged. None are sent where nothing comes back to its sender.
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
        if (!look.comesBack()) return new BrokerCheckup(look, 0, 0, 0);
        try (var guest = new Guest(broker)) {
            leave(guest);
            publishAll(guest);
            return comeBack(guest, look);
        }
    }

    private static void leave(Guest guest) throws MqttException {
        try (var away = guest.visit()) {
            away.connect(true);
            away.listen(guest.topic());
        }
    }

    private static BrokerCheckup comeBack(Guest guest, BrokerLook look) throws MqttException, InterruptedException {
        try (var back = guest.visit()) {
            back.connect(false);
            back.arrivals().settle(1, QUIET_MS);
            int unacknowledged = back.arrivals().settle(MESSAGES, PAUSE_MS);
            back.arrivals().acknowledge();
            return new BrokerCheckup(look, MESSAGES, back.arrivals().settle(MESSAGES, QUIET_MS), unacknowledged);
        }
    }

    private static void publishAll(Guest guest) throws MqttException {
        var topic = guest.topic();
        try (var sender = guest.sender()) {
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
