package org.rescuedesk.server.mqtt;

import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A message to be published at QoS 1; the broker drops it after {@code expiryS} seconds, 0 for never. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record Outbound(String topic, byte[] payload, boolean retained, long expiryS) {
    static Outbound lasting(String topic, byte[] payload) {
        return new Outbound(topic, payload, true, 0);
    }

    static Outbound passing(String topic, byte[] payload, long expiryS) {
        return new Outbound(topic, payload, false, expiryS);
    }

    MqttMessage message() {
        var properties = new MqttProperties();
        if (expiryS > 0) properties.setMessageExpiryInterval(expiryS);
        return new MqttMessage(payload, 1, retained, properties);
    }
}
