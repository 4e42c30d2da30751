package org.rescuedesk.wire;

import java.util.Optional;
import org.rescuedesk.core.register.Gcj02;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.wire.message.PositionMessage.Datum;

/** Reads and writes {@code lat}, {@code lon} and the {@code datum} they are meant in. */
final class Places {

    static final int MOST_ACCURACY_M = 100_000;

    private Places() {}

    static Datum datum(Body body) throws Refusal {
        return body.findChoice("datum", Datum.values(), Spelling::datum).orElse(Datum.WGS_84);
    }

    /** In WGS-84, whatever the body speaks. */
    static Point point(Body body) throws Refusal {
        Point point = new Point(body.number("lat", -90, 90), body.number("lon", -180, 180));
        return datum(body) == Datum.GCJ_02 ? Gcj02.toWgs84(point) : point;
    }

    /** Both degrees or neither. */
    static Optional<Point> findPoint(Body body) throws Refusal {
        boolean anywhere = body.findNumber("lat", -90, 90).isPresent()
                || body.findNumber("lon", -180, 180).isPresent();
        return anywhere ? Optional.of(point(body)) : Optional.empty();
    }

    static void put(JsonLine line, Point point) {
        line.put("lat", Double.valueOf(point.lat())).put("lon", Double.valueOf(point.lon()));
    }
}
