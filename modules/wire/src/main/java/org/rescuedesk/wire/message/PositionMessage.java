package org.rescuedesk.wire.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;

/**
 * Where a crew was at the time of the fix: {@code point} is WGS-84 whatever the sender spoke, {@code accuracyM} the radius
 * in metres, {@code speedMps} metres a second when known. {@code datum} says what stood on the wire; {@code phone} tells two phones of
 * one crew apart, or is "".
 */
public record PositionMessage(
        CrewId crew,
        Instant at,
        Point point,
        double accuracyM,
        @Nullable Double speedMps,
        Datum datum,
        String phone) {

    /** From a phone that doesn't tell itself apart. */
    public PositionMessage(
            CrewId crew, Instant at, Point point, double accuracyM, @Nullable Double speedMps, Datum datum) {
        this(crew, at, point, accuracyM, speedMps, datum, "");
    }

    /** How degrees are meant: as the satellites say, or shifted by the rule that maps sold in China follow. */
    public enum Datum {
        WGS_84,
        GCJ_02
    }
}
