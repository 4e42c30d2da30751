package org.rescuedesk.server.doctor;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.mqtt.Broker;

/** A quick look at a broker that others are using: what it says of itself, and whether a message as large as may be comes through. */
public record BrokerLook(Greeting greeting, boolean large) {
    /** A body of 64 KB, its topic, and what goes around them. */
    static final long LARGEST_NEEDED = 65 * 1024;

    private static final int LARGEST_BODY = 64 * 1024;
    private static final long QUIET_MS = 3_000;

    /** Leaves nothing behind. Throws when the broker can't be used at all. */
    public static BrokerLook of(Broker broker) throws MqttException, InterruptedException {
        var id = Visitor.newId();
        try (var visitor = Visitor.of(broker, id)) {
            var greeting = visitor.connect(true);
            return new BrokerLook(greeting, greeting.largest() >= LARGEST_NEEDED && comesThrough(visitor, id));
        } finally {
            Visitor.forget(broker, id);
        }
    }

    private static boolean comesThrough(Visitor visitor, String id) throws MqttException, InterruptedException {
        visitor.listen(Visitor.topic(id));
        visitor.arrivals().acknowledge();
        try {
            visitor.publish(Visitor.topic(id), new byte[LARGEST_BODY]);
        } catch (MqttException refused) {
            return false;
        }
        return visitor.arrivals().settle(1, QUIET_MS) == 1;
    }
}
