package org.rescuedesk.server.mqtt;

import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.jspecify.annotations.Nullable;

/** The broker to connect to: address ({@code tcp://} or {@code ssl://}), and name and password where it asks for them. */
public record Broker(
        String url, @Nullable String user, @Nullable String password) {
    /** Longer than any outage we mean to survive: the broker keeps our messages for so long (DESIGN 3: ids are known 8 days). */
    private static final long SESSION_S = 7 * 24 * 3_600;

    private static final int KEEP_ALIVE_S = 20;
    private static final int CONNECT_S = 10;
    private static final int IN_FLIGHT = 500;

    /** {@code lasting}: the broker keeps what comes while we are away. Paho's own reconnect stays off: two clients with one id would fight for ever. */
    public MqttConnectionOptions options(boolean lasting) {
        var options = new MqttConnectionOptions();
        options.setServerURIs(new String[] {url});
        options.setCleanStart(!lasting);
        options.setSessionExpiryInterval(lasting ? SESSION_S : 0);
        options.setKeepAliveInterval(KEEP_ALIVE_S);
        options.setConnectionTimeout(CONNECT_S);
        options.setReceiveMaximum(IN_FLIGHT);
        options.setAutomaticReconnect(false);
        options.setSocketFactory(PromptSockets.forUrl(url));
        if (user != null) options.setUserName(user);
        if (password != null) options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        return options;
    }

    /** Never the password: this reaches logs. */
    @Override
    public String toString() {
        return url;
    }
}
