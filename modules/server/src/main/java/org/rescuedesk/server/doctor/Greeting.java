package org.rescuedesk.server.doctor;

import java.time.Duration;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * What a broker says of itself when somebody connects: how long it keeps a session, the highest quality of service, whether it
 * retains, how many messages may be under way to it at once, and the largest packet in bytes.
 */
record Greeting(Duration session, int qos, boolean retains, int inFlight, long largest) {
    private static final int NO_BOUND = 65_535;

    /** What is not said is at its most; a session lasts as long as was {@code asked}, in seconds. */
    static Greeting of(@Nullable MqttProperties said, long asked) {
        if (said == null) return new Greeting(Duration.ofSeconds(asked), 2, true, NO_BOUND, Long.MAX_VALUE);
        return new Greeting(
                Duration.ofSeconds(or(said.getSessionExpiryInterval(), asked)),
                or(said.getMaximumQoS(), 2),
                said.isRetainAvailable(),
                or(said.getReceiveMaximum(), NO_BOUND),
                or(said.getMaximumPacketSize(), Long.MAX_VALUE));
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said == null ? otherwise : said;
    }
}
