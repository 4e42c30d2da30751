package org.rescuedesk.simulator.line;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Hands on what arrives. Of all else the line learns by itself, when it sends. */
record PahoEar(Line.Ear ear) implements MqttCallback {

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        ear.hear(topic, message.getPayload());
    }

    @Override
    public void connectComplete(boolean again, String url) {}

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException e) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
}
