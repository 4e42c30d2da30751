package org.rescuedesk.core.loop;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be used as it stands, kept as it came: topic, bytes (cut at {@link #KEPT}; {@code size} is what came),
 * the reason's label as its counter names it, and a sentence for whoever looks. It is no fact and has its own retention.
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below look into the array
public record RawInput(Instant receivedAt, String topic, byte[] payload, int size, String reason, String sentence) {
    /** The most bytes of one message that are kept. */
    public static final int KEPT = 65_536;

    public static RawInput of(Instant receivedAt, String topic, byte[] payload, String reason, String sentence) {
        var kept = payload.length > KEPT ? Arrays.copyOf(payload, KEPT) : payload;
        return new RawInput(receivedAt, topic, kept, payload.length, reason, sentence);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawInput that
                && receivedAt.equals(that.receivedAt)
                && topic.equals(that.topic)
                && reason.equals(that.reason)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }
}
