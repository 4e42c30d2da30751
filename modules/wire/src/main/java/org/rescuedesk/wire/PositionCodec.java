package org.rescuedesk.wire;

import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Gcj02;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.PositionMessage.Datum;

/** {@code crew/{id}/position}: where a crew is. GCJ-02 is turned into WGS-84 here and is known nowhere else. */
public final class PositionCodec {

    private static final int MOST_SPEED_MPS = 150;

    private PositionCodec() {}

    public static byte[] encode(PositionMessage position) {
        boolean shifted = position.datum() == Datum.GCJ_02;
        Point spoken = shifted ? Gcj02.fromWgs84(position.point()) : position.point();
        return JsonLine.write(line -> {
            line.put("crew", position.crew().value()).put("at", position.at());
            Places.put(line, spoken);
            line.put("accuracy_m", Double.valueOf(position.accuracyM()))
                    .put("speed_mps", position.speedMps())
                    .put("datum", shifted ? Spelling.datum(Datum.GCJ_02) : "")
                    .put("phone", position.phone());
        });
    }

    /** Never throws. */
    public static Decoded<PositionMessage> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            CrewId crew = Topics.crew(topic, Topic.Kind.POSITION).crew();
            Body body = Body.of(payload);
            body.requireSame("crew", crew.value());
            return new PositionMessage(
                    crew,
                    body.instant("at"),
                    Places.point(body),
                    body.number("accuracy_m", 0, Places.MOST_ACCURACY_M),
                    body.findNumber("speed_mps", 0, MOST_SPEED_MPS).orElse(null),
                    Places.datum(body),
                    body.findId("phone"));
        });
    }
}
