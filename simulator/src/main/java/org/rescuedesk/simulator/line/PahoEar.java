package org.rescuedesk.simulator.line;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Hands on what arrives, and subscribes again after a break, since a broker may have forgotten the session. */
final class PahoEar implements MqttCallback {

    private final Line.Ear ear;
    private final Subscription subscription;

    /** Asks for the topics without waiting: Paho's own thread must not wait for itself. */
    interface Subscription {
        Object ask() throws MqttException;
    }

    PahoEar(Line.Ear ear, Subscription subscription) {
        this.ear = ear;
        this.subscription = subscription;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        ear.hear(topic, message.getPayload());
    }

    @Override
    public void connectComplete(boolean again, String url) {
        if (again) {
            try {
                subscription.ask();
            } catch (MqttException e) {
                // The connection broke again in between; it will be complete once more, and then this is asked again.
                return;
            }
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // Paho connects again by itself, and the line sends again what was not acknowledged.
    }

    @Override
    public void mqttErrorOccurred(MqttException e) {
        // Whoever was waiting for the message hears of it from its outcome.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // The outcome says so already.
    }

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {
        // We never ask for an exchange of this kind.
    }
}
