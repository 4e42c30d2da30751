package org.rescuedesk.server.doctor;

import java.util.UUID;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rescuedesk.server.mqtt.Broker;
import org.rescuedesk.wire.Topics;

/** A name that nobody else has at a broker that is looked at, and a topic of its own, where a desk's lines have theirs; in the end its session is gone. */
final class Guest implements AutoCloseable {
    private final Broker broker;
    private final String id = "doctor-" + UUID.randomUUID();

    Guest(Broker broker) {
        this.broker = broker;
    }

    String topic() {
        return Topics.canary(id);
    }

    Visitor visit() throws MqttException {
        return Visitor.of(broker, id);
    }

    /** Who publishes for the guest while it is away. */
    Visitor sender() throws MqttException {
        return Visitor.of(broker, id + "-sender");
    }

    /** A session of nobody's must not lie about for a week. */
    @Override
    public void close() throws MqttException {
        try (var last = visit()) {
            last.connectInPassing();
        }
    }
}
