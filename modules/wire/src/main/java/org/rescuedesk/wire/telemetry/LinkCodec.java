package org.rescuedesk.wire.telemetry;

import java.util.Locale;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.wire.Body;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.JsonLine;
import org.rescuedesk.wire.Refusal;
import org.rescuedesk.wire.Topic;
import org.rescuedesk.wire.Topics;

/** {@code elevator/{area}/{id}/link}: whether an elevator's line is up; retained, and offline as its last will. */
public final class LinkCodec {

    private enum State {
        ONLINE,
        OFFLINE
    }

    private LinkCodec() {}

    public static byte[] encode(Link link) {
        return JsonLine.write(line -> line.put("elevator", link.elevator().value())
                .put("link", word(link.online() ? State.ONLINE : State.OFFLINE))
                .put("at", link.at()));
    }

    /** Never throws. */
    public static Decoded<Link> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            ElevatorId elevator = Topics.elevator(topic, Topic.Kind.LINK).elevator();
            Body body = Body.of(payload);
            body.requireSame("elevator", elevator.value());
            State state = body.choice("link", State.values(), LinkCodec::word);
            return new Link(
                    elevator, state == State.ONLINE, body.findInstant("at").orElse(null));
        });
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
