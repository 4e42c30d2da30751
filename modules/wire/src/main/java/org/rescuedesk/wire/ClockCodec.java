package org.rescuedesk.wire;

import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.ClockMessage;

/** {@code sim/clock} and {@code sim/clock/done}: how a demo or a replay drives the desk's clock. */
public final class ClockCodec {

    private ClockCodec() {}

    public static byte[] encode(ClockMessage clock) {
        return JsonLine.write(line -> line.put("n", Long.valueOf(clock.n())).put("until", clock.until()));
    }

    public static byte[] encode(ClockDone done) {
        return JsonLine.write(line -> line.put("n", Long.valueOf(done.n())).put("at", done.at()));
    }

    /** Never throws. */
    public static Decoded<ClockMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            Topics.requireDesk(topic, Topic.Kind.CLOCK);
            Body body = Body.of(payload);
            return new ClockMessage(body.whole("n", 0, Long.MAX_VALUE), body.instant("until"));
        });
    }

    /** Never throws. */
    public static Decoded<ClockDone> decodeDone(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            Topics.requireDesk(topic, Topic.Kind.CLOCK_DONE);
            Body body = Body.of(payload);
            return new ClockDone(
                    body.whole("n", 0, Long.MAX_VALUE), body.findInstant("at").orElse(null));
        });
    }
}
