package org.rescuedesk.server.doctor;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.mqtt.Broker;

/**
 * A quick look at a broker that others are using: what it says of itself, whether a tiny message on {@code topic} comes back to who
 * sent it, as a desk's own must, and if so whether one as large as may be comes through.
 */
public record BrokerLook(Greeting greeting, String topic, boolean comesBack, boolean large) {
    /** A body of 64 KB, its topic, and what goes around them. */
    static final long LARGEST_NEEDED = 65 * 1024;

    private static final byte[] TINY = {'{', '}'};
    private static final int LARGEST_BODY = 64 * 1024;
    private static final long QUIET_MS = 3_000;

    /** Leaves nothing behind. Throws when the broker can't be used at all. */
    public static BrokerLook of(Broker broker) throws MqttException, InterruptedException {
        try (var guest = new Guest(broker);
                var visitor = guest.visit()) {
            var greeting = visitor.connect(true);
            visitor.listen(guest.topic());
            visitor.arrivals().acknowledge();
            boolean comesBack = comesThrough(visitor, guest.topic(), TINY, 1);
            boolean large = comesBack
                    && greeting.largest() >= LARGEST_NEEDED
                    && comesThrough(visitor, guest.topic(), new byte[LARGEST_BODY], 2);
            return new BrokerLook(greeting, guest.topic(), comesBack, large);
        }
    }

    /** Whether with this one so many have come in all. */
    private static boolean comesThrough(Visitor visitor, String topic, byte[] body, int inAll)
            throws MqttException, InterruptedException {
        try {
            visitor.publish(topic, body);
        } catch (MqttException refused) {
            return false;
        }
        return visitor.arrivals().settle(inAll, QUIET_MS) == inAll;
    }
}
