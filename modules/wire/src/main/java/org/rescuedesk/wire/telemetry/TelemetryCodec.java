package org.rescuedesk.wire.telemetry;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.wire.Body;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.JsonLine;
import org.rescuedesk.wire.Refusal;
import org.rescuedesk.wire.Topic;
import org.rescuedesk.wire.Topics;

/** {@code elevator/{area}/{id}/telemetry}: how an elevator is at a moment. */
public final class TelemetryCodec {

    private static final int LONGEST_FLOOR = 4;
    /** Three hundred years of a run each second: beyond it a counter is broken. */
    private static final long MOST_RUNS = 10_000_000_000L;

    private static final int MOST_RUNNING_H = 10_000_000;

    private TelemetryCodec() {}

    public static byte[] encode(Sample sample) {
        return JsonLine.write(line -> line.put("elevator", sample.elevator().value())
                .put("at", sample.at())
                .put("mode", word(sample.mode()))
                .put("running", sample.running())
                .put("direction", word(sample.direction()))
                .put("in_door_zone", sample.inDoorZone())
                .put("floor", sample.floor())
                .put("door_closed", sample.doorClosed())
                .put("passenger", sample.passenger())
                .put("power_on", sample.powerOn())
                .put("runs", sample.runs())
                .put("running_h", sample.runningH()));
    }

    /** Never throws. */
    public static Decoded<Sample> decode(String topic, byte[] payload) {
        return Refusal.orElse(() -> {
            ElevatorId elevator = Topics.elevator(topic, Topic.Kind.TELEMETRY).elevator();
            Body body = Body.of(payload);
            body.requireSame("elevator", elevator.value());
            return read(elevator, body);
        });
    }

    private static Sample read(ElevatorId elevator, Body body) throws Refusal {
        return new Sample(
                elevator,
                body.instant("at"),
                body.findChoice("mode", ServiceMode.values(), TelemetryCodec::word)
                        .orElse(null),
                body.findFlag("running").orElse(null),
                body.findChoice("direction", Direction.values(), TelemetryCodec::word)
                        .orElse(null),
                body.findFlag("in_door_zone").orElse(null),
                floor(body),
                body.findFlag("door_closed").orElse(null),
                body.findFlag("passenger").orElse(null),
                body.findFlag("power_on").orElse(null),
                body.findWhole("runs", 0, MOST_RUNS).orElse(null),
                body.findNumber("running_h", 0, MOST_RUNNING_H).orElse(null));
    }

    private static String floor(Body body) throws Refusal {
        String floor = body.findText("floor");
        if (floor.codePointCount(0, floor.length()) > LONGEST_FLOOR) {
            throw body.bad("floor", "超过 " + LONGEST_FLOOR + " 个字符", "is longer than " + LONGEST_FLOOR + " characters");
        }
        return floor;
    }

    private static String word(@Nullable Enum<?> word) {
        return word == null ? "" : word.name().toLowerCase(Locale.ROOT);
    }
}
