package org.rescuedesk.simulator.line;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** Which broker, and as whom: a URL such as {@code tcp://127.0.0.1:1883}, a user and a password or "" for neither. */
public record Broker(String url, String user, String password) implements Line.Exchange {

    private static final int KEEP_ALIVE_S = 20;
    private static final int CONNECTION_TIMEOUT_S = 10;
    /** Orders wait for a simulator that is started again. */
    private static final long SESSION_S = 86_400;

    @Override
    public Line open(String clientId, Line.Ear ear, String... topics) throws InterruptedException {
        return new PahoLine(this, clientId, ear, topics);
    }

    MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {url});
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_S);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setConnectionTimeout(CONNECTION_TIMEOUT_S);
        options.setAutomaticReconnect(false);
        options.setSocketFactory(new NoDelaySockets());
        if (!user.isEmpty()) {
            options.setUserName(user);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        }
        return options;
    }

    /** The URL alone: a password is never shown. */
    @Override
    public String toString() {
        return url;
    }
}
