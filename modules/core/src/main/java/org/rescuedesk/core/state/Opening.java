package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;

/**
 * What a rescue copies from the register when it opens, so that a later import never changes an old report: the elevator's
 * place, firm under contract, area and zone, the limit on arrival and when its clock started, and the rules by which it goes. Point and firm are absent for an
 * elevator that the register doesn't know.
 */
public record Opening(
        ElevatorId elevator,
        String rescueCode,
        AreaId area,
        @Nullable FirmId firm,
        String place,
        PlaceType placeType,
        @Nullable Point point,
        ZoneId zone,
        Duration limit,
        Instant clockStart,
        PolicyId policy) {
    /** Rounded to the centimetre that the journal keeps, so that a replay decides on the same figures. */
    public Opening {
        point = point == null ? null : point.rounded();
    }

    /** From the register's entry; {@code clockStart} is when the desk received the first word of it. */
    public static Opening of(Elevator elevator, ZoneId zone, Duration limit, Instant clockStart, PolicyId policy) {
        return new Opening(
                elevator.id(),
                elevator.rescueCode(),
                elevator.area(),
                elevator.firm(),
                elevator.place(),
                elevator.placeType(),
                elevator.point(),
                zone,
                limit,
                clockStart,
                policy);
    }

    public static Opening ofUnknown(
            ElevatorId elevator, AreaId area, ZoneId zone, Duration limit, Instant clockStart, PolicyId policy) {
        return new Opening(elevator, "", area, null, "", PlaceType.OTHER, null, zone, limit, clockStart, policy);
    }

    /** The same, but for the time from which the limit is counted. */
    public Opening countedFrom(Instant start) {
        return new Opening(elevator, rescueCode, area, firm, place, placeType, point, zone, limit, start, policy);
    }

    /** The same, but by other rules. */
    public Opening by(PolicyId rules, Duration within) {
        return new Opening(elevator, rescueCode, area, firm, place, placeType, point, zone, within, clockStart, rules);
    }

    /** The last moment at which an arrival is still in time (30:00 sharp is: TSG T5002-2017 art. 5(4), "within"). */
    public Instant limitAt() {
        return clockStart.plus(limit);
    }

    public Body body() {
        return Body.empty()
                .with("elevator", elevator)
                .with("rescueCode", rescueCode)
                .with("area", area)
                .with("firm", firm)
                .with("place", place)
                .with("placeType", placeType)
                .with("latE7", point == null ? null : point.latE7())
                .with("lonE7", point == null ? null : point.lonE7())
                .with("zone", zone.getId())
                .with("limitMs", limit)
                .with("clockStart", clockStart)
                .with("policy", policy.equals(Policy.NATIONAL.id()) ? null : policy.toString());
    }

    public static Opening of(Body body) {
        return new Opening(
                body.text("elevator", ElevatorId::of),
                body.text("rescueCode"),
                body.text("area", AreaId::of),
                body.textOrNull("firm", FirmId::of),
                body.text("place"),
                body.text("placeType", PlaceType::valueOf),
                body.fields().containsKey("latE7") ? Point.ofE7(body.number("latE7"), body.number("lonE7")) : null,
                body.text("zone", ZoneId::of),
                body.millis("limitMs"),
                body.instant("clockStart"),
                body.findText("policy").map(PolicyId::of).orElse(Policy.NATIONAL.id()));
    }
}
