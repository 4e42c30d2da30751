package org.rescuedesk.server.doctor;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.rescuedesk.server.mqtt.Broker;

/** A guest's client at a broker that is looked at; it waits for each answer so long. */
final class Visitor implements AutoCloseable {
    private static final long PATIENCE_MS = 15_000;

    private final Broker broker;
    private final MqttAsyncClient client;
    private final Arrivals arrivals;

    private Visitor(Broker broker, String id) throws MqttException {
        this.broker = broker;
        this.client = new MqttAsyncClient(broker.url(), id, new MemoryPersistence());
        this.arrivals = new Arrivals(client);
    }

    static Visitor of(Broker broker, String id) throws MqttException {
        return new Visitor(broker, id);
    }

    /** {@code anew}: with a session that knows nothing of an earlier one; it lasts as the desk's own do. */
    Greeting connect(boolean anew) throws MqttException {
        var options = broker.options(true);
        options.setCleanStart(anew);
        var token = client.connect(options);
        token.waitForCompletion(PATIENCE_MS);
        return Greeting.of(token.getResponseProperties(), options.getSessionExpiryInterval());
    }

    /** With a session that ends with the connection, and ends an earlier one of the same name. */
    void connectInPassing() throws MqttException {
        client.connect(broker.options(false)).waitForCompletion(PATIENCE_MS);
    }

    /** Throws where it isn't granted: what doesn't come then says nothing of the broker. */
    void listen(String topic) throws MqttException {
        var token = client.subscribe(topic, 1);
        token.waitForCompletion(PATIENCE_MS);
        var granted = token.getReasonCodes();
        if (granted == null || granted.length != 1 || granted[0] != 1)
            throw new IllegalStateException("it doesn't let this desk subscribe to " + topic + " at QoS 1");
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** The client itself, for who publishes without waiting for each answer. */
    MqttAsyncClient client() {
        return client;
    }

    void publish(String topic, byte[] body) throws MqttException {
        client.publish(topic, new MqttMessage(body, 1, false, null)).waitForCompletion(PATIENCE_MS);
    }

    @Override
    public void close() throws MqttException {
        try {
            if (client.isConnected()) client.disconnect().waitForCompletion(PATIENCE_MS);
        } finally {
            client.close(true);
        }
    }
}
