package org.rescuedesk.wire.passenger;

import java.util.Locale;
import org.rescuedesk.wire.Body;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.JsonLine;
import org.rescuedesk.wire.Refusal;
import org.rescuedesk.wire.Topic;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.passenger.PassengerMessage.Kind;

/** {@code elevator/{area}/{id}/message}: what the people inside are told. */
public final class PassengerCodec {
    private static final int DAY_MIN = 1_440;

    private PassengerCodec() {}

    public static byte[] encode(PassengerMessage message) {
        return JsonLine.write(line -> line.put("elevator", message.elevator().value())
                .put("rescue", message.rescue())
                .put("kind", word(message.kind()))
                .put("minutes", message.minutes())
                .put("eta_at", message.etaAt())
                .put("zh", message.zh())
                .put("en", message.en())
                .put("at", message.at())
                .put("epoch", Long.valueOf(message.epoch())));
    }

    /** Never throws. */
    public static Decoded<PassengerMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            var elevator = Topics.elevator(topic, Topic.Kind.MESSAGE).elevator();
            var body = Body.of(payload);
            body.requireSame("elevator", elevator.value());
            return new PassengerMessage(
                    elevator,
                    body.rescue("rescue"),
                    body.choice("kind", Kind.values(), PassengerCodec::word),
                    body.findWhole("minutes", 0, DAY_MIN).map(Long::intValue).orElse(null),
                    body.findInstant("eta_at").orElse(null),
                    body.text("zh"),
                    body.text("en"),
                    body.instant("at"),
                    body.whole("epoch", 0, Long.MAX_VALUE));
        });
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
