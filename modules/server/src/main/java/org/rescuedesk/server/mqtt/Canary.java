package org.rescuedesk.server.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rescuedesk.wire.Topics;

/**
 * A message that a line sends to itself, through the broker, every ten seconds: a connection may stand, and its pings be answered,
 * while nothing comes through any more. A line counts as connected from its first canary that is back until one is not when the next
 * is due; when the third is due and nothing else has come either, the line is broken off, so that it is made anew: behind all that a
 * broker has kept for a desk that was away, a canary takes its time. Used on the line's context.
 */
final class Canary {
    static final Duration EVERY = Duration.ofSeconds(10);
    /** One that the broker kept for us while we were away says nothing. */
    private static final long EXPIRY_S = 20;

    private static final int MOST_MISSED = 2;

    private final String topic;
    private final Consumer<Outbound> publish;
    private final Consumer<String> breakOff;
    private final LongSupplier nanos;
    private final long born;
    private long sent;
    private long heard;
    private int missed;
    private boolean somethingCame;
    private volatile long heardAt;
    private volatile boolean proven;

    /** {@code born} tells this start's canaries from an earlier one's; {@code nanos} is a monotonic clock. */
    Canary(String clientId, Consumer<Outbound> publish, Consumer<String> breakOff, LongSupplier nanos) {
        this.topic = Topics.canary(clientId);
        this.publish = publish;
        this.breakOff = breakOff;
        this.nanos = nanos;
        this.born = nanos.getAsLong();
        this.heardAt = born;
    }

    /** At once when the line comes up: a connection that is new owes nothing of the last, and has proven nothing yet. */
    void begin() {
        missed = 0;
        somethingCame = false;
        proven = false;
        send();
    }

    /** Ten seconds after the one before. */
    void sing() {
        missed = heard == sent ? 0 : missed + 1;
        if (missed > 0) proven = false;
        boolean silent = !somethingCame;
        somethingCame = false;
        if (missed >= MOST_MISSED && silent) {
            breakOff.accept(
                    "its own message on " + topic + " has not come back for " + MOST_MISSED * EVERY.toSeconds()
                            + " s; where that is so from the start, an access list may keep the desk from writing or reading it");
            return;
        }
        send();
    }

    private void send() {
        sent++;
        publish.accept(Outbound.passing(topic, body(sent), EXPIRY_S));
    }

    /** Whether the delivery was a canary, which needs no other hands. */
    boolean takes(Delivery delivery) {
        if (!delivery.topic().equals(topic)) {
            somethingCame = true;
            return false;
        }
        if (new String(delivery.payload(), UTF_8).equals(new String(body(sent), UTF_8))) {
            heard = sent;
            heardAt = nanos.getAsLong();
            proven = true;
        }
        delivery.ack().run();
        return true;
    }

    /** Whether the last one that was due is back. From any thread. */
    boolean isProven() {
        return proven;
    }

    /** Since one has come back, or since the start. */
    double ageSeconds() {
        return (nanos.getAsLong() - heardAt) / 1e9;
    }

    private byte[] body(long n) {
        return ("{\"v\":1,\"start\":" + born + ",\"n\":" + n + "}").getBytes(UTF_8);
    }
}
