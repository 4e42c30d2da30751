package org.rescuedesk.core.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.register.Point;

/**
 * One position of a crew. {@code accuracyM} is the radius that the phone claims, in metres; {@code speedMps} metres a second;
 * {@code receivedAt} is the desk's clock, {@code deviceAt} the phone's; {@code phone} tells two phones of one crew apart.
 */
public record Fix(
        Point point,
        int accuracyM,
        @Nullable Integer speedMps,
        @Nullable Instant deviceAt,
        Instant receivedAt,
        @Nullable String phone) {
    /** From a phone that does not tell itself apart. */
    public Fix(Point point, int accuracyM, @Nullable Integer speedMps, @Nullable Instant deviceAt, Instant receivedAt) {
        this(point, accuracyM, speedMps, deviceAt, receivedAt, null);
    }

    /** Rounded to the centimetre that the journal keeps, so that a replay decides on the same figures. */
    public Fix {
        point = point.rounded();
    }

    public Body body() {
        return Body.empty()
                .with("latE7", point.latE7())
                .with("lonE7", point.lonE7())
                .with("accuracyM", accuracyM)
                .with("speedMps", speedMps)
                .with("deviceAt", deviceAt)
                .with("receivedAt", receivedAt)
                .with("phone", phone);
    }

    public static Fix of(Body body) {
        return new Fix(
                Point.ofE7(body.number("latE7"), body.number("lonE7")),
                Math.toIntExact(body.number("accuracyM")),
                body.intOrNull("speedMps"),
                body.instantOrNull("deviceAt"),
                body.instant("receivedAt"),
                body.findText("phone").orElse(null));
    }
}
