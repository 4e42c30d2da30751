package org.rescuedesk.server.doctor;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** Counts what comes at a client, and acknowledges nothing until it is told to. */
final class Arrivals implements MqttCallback {
    private final MqttAsyncClient client;
    private final List<MqttMessage> held = new ArrayList<>();
    private boolean acknowledges;
    private int arrived;
    private @Nullable MqttException failure;

    Arrivals(MqttAsyncClient client) {
        this.client = client;
        client.setManualAcks(true);
        client.setCallback(this);
    }

    @Override
    public synchronized void messageArrived(String topic, MqttMessage message) {
        arrived++;
        notifyAll();
        if (acknowledges) acknowledge(message);
        else held.add(message);
    }

    /** How many have come once {@code most} have, or once none came for so long. */
    synchronized int settle(int most, long quietMs) throws InterruptedException, MqttException {
        for (int before = -1; arrived < most && arrived > before; ) {
            before = arrived;
            wait(quietMs);
        }
        if (failure != null) throw failure;
        return arrived;
    }

    /** From now on what comes is acknowledged, and what came is at once. */
    synchronized void acknowledge() {
        acknowledges = true;
        held.forEach(this::acknowledge);
        held.clear();
    }

    /** Nothing may leave a callback of Paho's: whoever waits is told. */
    private void acknowledge(MqttMessage message) {
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException e) {
            failure = e;
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean again, String url) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
}
