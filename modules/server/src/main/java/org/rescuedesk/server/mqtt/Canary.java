package org.rescuedesk.server.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rescuedesk.wire.Topics;

/**
 * A message that a line sends to itself, through the broker, every ten seconds: a connection may stand, and its pings be answered,
 * while nothing comes through any more. One that has not come back when the third is due breaks the line off, so that it is made
 * anew. Used on the line's context.
 */
final class Canary {
    static final Duration EVERY = Duration.ofSeconds(10);
    /** One that the broker kept for us while we were away says nothing. */
    private static final long EXPIRY_S = 20;

    private static final int MOST_MISSED = 2;

    private final String topic;
    private final BooleanSupplier isUp;
    private final Consumer<Outbound> publish;
    private final Consumer<String> breakOff;
    private final LongSupplier nanos;
    private final long born;
    private long sent;
    private long heard;
    private int missed;
    private volatile long heardAt;

    /** {@code born} tells this start's canaries from an earlier one's; {@code nanos} is a monotonic clock. */
    Canary(
            String clientId,
            BooleanSupplier isUp,
            Consumer<Outbound> publish,
            Consumer<String> breakOff,
            LongSupplier nanos) {
        this.topic = Topics.canary(clientId);
        this.isUp = isUp;
        this.publish = publish;
        this.breakOff = breakOff;
        this.nanos = nanos;
        this.born = nanos.getAsLong();
        this.heardAt = born;
    }

    /** Every ten seconds, and when the line comes up. */
    void sing() {
        if (!isUp.getAsBoolean()) {
            missed = 0;
            heard = sent;
            return;
        }
        missed = heard == sent ? 0 : missed + 1;
        if (missed >= MOST_MISSED) {
            missed = 0;
            heard = sent;
            breakOff.accept("its own message has not come back for " + MOST_MISSED * EVERY.toSeconds() + " s");
            return;
        }
        sent++;
        publish.accept(Outbound.passing(topic, body(sent), EXPIRY_S));
    }

    /** Whether the delivery was a canary, which needs no other hands. */
    boolean takes(Delivery delivery) {
        if (!delivery.topic().equals(topic)) return false;
        if (new String(delivery.payload(), UTF_8).equals(new String(body(sent), UTF_8))) {
            heard = sent;
            heardAt = nanos.getAsLong();
        }
        delivery.ack().run();
        return true;
    }

    /** Since one has come back, or since the start. */
    double ageSeconds() {
        return (nanos.getAsLong() - heardAt) / 1e9;
    }

    private byte[] body(long n) {
        return ("{\"v\":1,\"start\":" + born + ",\"n\":" + n + "}").getBytes(UTF_8);
    }
}
