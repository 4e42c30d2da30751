package org.rescuedesk.server.mqtt;

import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * A message to be published at QoS 1, of no use {@code expiryS} seconds after {@code madeNanos}, be it on its way here or at the
 * broker; 0 for never.
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Outbound(String topic, byte[] payload, boolean retained, long expiryS, long madeNanos) {
    static Outbound lasting(String topic, byte[] payload) {
        return new Outbound(topic, payload, true, 0, System.nanoTime());
    }

    static Outbound passing(String topic, byte[] payload, long expiryS) {
        return new Outbound(topic, payload, false, expiryS, System.nanoTime());
    }

    /** Whether nobody should get it any more. */
    boolean isExpired(long nanos) {
        return expiryS > 0 && leftS(nanos) <= 0;
    }

    private long leftS(long nanos) {
        return expiryS - TimeUnit.NANOSECONDS.toSeconds(nanos - madeNanos);
    }

    /** As it is published now. */
    MqttMessage message(long nanos) {
        var properties = new MqttProperties();
        if (expiryS > 0) properties.setMessageExpiryInterval(Math.max(1, leftS(nanos)));
        return new MqttMessage(payload, 1, retained, properties);
    }
}
