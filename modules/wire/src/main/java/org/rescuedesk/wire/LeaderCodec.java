package org.rescuedesk.wire;

import org.rescuedesk.wire.message.LeaderMessage;

/** {@code desk/leader}, retained: which desk leads. */
public final class LeaderCodec {

    private LeaderCodec() {}

    public static byte[] encode(LeaderMessage leader) {
        return JsonLine.write(
                line -> line.put("epoch", Long.valueOf(leader.epoch())).put("at", leader.at()));
    }

    /** Never throws. */
    public static Decoded<LeaderMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            Topics.requireDesk(topic, Topic.Kind.LEADER);
            Body body = Body.of(payload);
            return new LeaderMessage(body.whole("epoch", 0, Long.MAX_VALUE), body.instant("at"));
        });
    }
}
