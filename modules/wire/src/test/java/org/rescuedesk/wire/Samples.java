package org.rescuedesk.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.ClockMessage;
import org.rescuedesk.wire.message.LeaderMessage;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.PositionMessage.Datum;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Evidence;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.message.SignalMessage.FaultCode;
import org.rescuedesk.wire.passenger.PassengerMessage;

/** Messages of every kind, drawn by a seed. */
final class Samples {

    static final AreaId AREA = AreaId.of("520102");
    static final ElevatorId ELEVATOR = ElevatorId.of("GY-000123");
    static final CrewId CREW = CrewId.of("C-017");
    static final String SIGNAL_TOPIC = Topics.signal(AREA, ELEVATOR);
    static final String REPORT_TOPIC = Topics.report(CREW);
    static final String POSITION_TOPIC = Topics.position(CREW);

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    /** Counted, so that its id does not depend on how it is spelled. */
    SignalMessage signal() {
        SignalMessage.Kind kind = any(SignalMessage.Kind.values());
        long counter = random.nextLong(Long.MAX_VALUE);
        return new SignalMessage(
                AREA,
                ELEVATOR,
                "GY-000123/b7/" + counter,
                kind,
                maybe() ? at() : null,
                "b7",
                counter,
                maybe() ? random.nextInt(201) : null,
                maybe() ? new FaultCode("GB/T 24476-2017", "04") : null,
                kind == SignalMessage.Kind.BUTTON ? Duration.ofMillis(random.nextInt(60_000)) : null,
                kind == SignalMessage.Kind.MODE ? any(SignalMessage.Mode.values()) : null,
                kind == SignalMessage.Kind.POWER ? any(SignalMessage.Power.values()) : null);
    }

    Sample telemetry() {
        return new Sample(
                ELEVATOR,
                at(),
                maybe() ? any(ServiceMode.values()) : null,
                maybe() ? (Boolean) maybe() : null,
                maybe() ? any(Direction.values()) : null,
                maybe() ? (Boolean) maybe() : null,
                maybe() ? "B" + random.nextInt(100) : "",
                maybe() ? (Boolean) maybe() : null,
                maybe() ? (Boolean) maybe() : null,
                maybe() ? (Boolean) maybe() : null,
                maybe() ? random.nextLong(10_000_000_001L) : null,
                maybe() ? random.nextInt(10_000_000) / 10.0 : null);
    }

    Link link() {
        return new Link(ELEVATOR, maybe(), maybe() ? at() : null);
    }

    ReceiptMessage receipt() {
        boolean counted = maybe();
        return new ReceiptMessage(
                ELEVATOR,
                "GY-000123/b7/42",
                counted ? "b7" : "",
                counted ? 42L : null,
                at(),
                maybe(),
                maybe() ? rescue() : "",
                random.nextInt(1000));
    }

    PassengerMessage message() {
        return new PassengerMessage(
                ELEVATOR,
                rescue(),
                any(PassengerMessage.Kind.values()),
                maybe() ? random.nextInt(1_441) : null,
                maybe() ? at() : null,
                "救援人员正在赶来。",
                "A crew is on its way.",
                at(),
                random.nextInt(1000));
    }

    ReportMessage report() {
        String id = maybe() ? "r-" + random.nextInt(1_000_000) : "";
        return ofAnyKind(id).from(maybe() ? "phone-" + random.nextInt(3) : "");
    }

    private ReportMessage ofAnyKind(String id) {
        return switch (any(ReportMessage.Kind.values())) {
            case ON_DUTY -> ReportMessage.onDuty(CREW, at(), id, maybe() ? at() : null);
            case REST -> ReportMessage.rest(CREW, at(), id);
            case LEAVE -> ReportMessage.leave(CREW, at(), id, rescue());
            case OFF_DUTY -> ReportMessage.offDuty(CREW, at(), id);
            case ACCEPT -> ReportMessage.accept(CREW, at(), id, rescue());
            case DECLINE -> ReportMessage.decline(CREW, at(), id, rescue(), maybe() ? "车辆故障" : "");
            case DEPART -> ReportMessage.depart(CREW, at(), id, rescue());
            case ARRIVE -> ReportMessage.arrive(CREW, at(), id, rescue(), evidence());
            case RELEASE ->
                ReportMessage.release(
                        CREW, at(), id, rescue(), random.nextInt(201), maybe() ? random.nextInt(201) : null);
            case CAUSE ->
                ReportMessage.cause(
                        CREW,
                        at(),
                        id,
                        rescue(),
                        maybe() ? "door.track_blocked" : "外星人",
                        maybe() ? (Boolean) maybe() : null,
                        maybe() ? "门锁 \"3F\" 🔧" : "");
        };
    }

    PositionMessage position() {
        Double speed = maybe() ? random.nextInt(400) / 10.0 : null;
        return new PositionMessage(
                CREW, at(), point(), random.nextInt(500) / 10.0, speed, Datum.WGS_84, maybe() ? "phone-1" : "");
    }

    OrderMessage order() {
        OrderMessage.Kind kind = any(OrderMessage.Kind.values());
        return new OrderMessage(
                CREW,
                kind,
                rescue(),
                ELEVATOR,
                AREA,
                "花果园 A1 栋 2 号梯",
                maybe() ? point() : null,
                maybe() ? random.nextInt(201) : null,
                1 + random.nextInt(3),
                maybe(),
                any(OrderMessage.State.values()),
                any(OrderMessage.Stage.values()),
                maybe() ? Duration.ofSeconds(random.nextInt(7200)) : null,
                kind == OrderMessage.Kind.OFFER ? at() : null,
                at(),
                at(),
                at(),
                random.nextInt(100),
                random.nextLong(Long.MAX_VALUE),
                maybe(),
                kind == OrderMessage.Kind.STAND_DOWN ? "released" : "");
    }

    Checkpoint checkpoint() {
        return new Checkpoint(
                random.nextLong(Long.MAX_VALUE), new Hash(hex(64)), at(), random.nextBoolean(), hex(16), hex(128));
    }

    private String hex(int digits) {
        var bytes = new byte[digits / 2];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    LeaderMessage leader() {
        return new LeaderMessage(random.nextInt(1000), at());
    }

    ClockMessage clock() {
        return new ClockMessage(random.nextLong(Long.MAX_VALUE), at());
    }

    ClockDone clockDone() {
        return new ClockDone(random.nextLong(Long.MAX_VALUE), maybe() ? at() : null);
    }

    Point point() {
        return new Point(24.6 + random.nextDouble() * 4.6, 103.6 + random.nextDouble() * 5.9);
    }

    private Evidence evidence() {
        boolean located = maybe();
        return new Evidence(
                any(ReportMessage.Source.values()),
                located ? point() : null,
                located && maybe() ? random.nextInt(1000) / 10.0 : null);
    }

    private String rescue() {
        return "GY-000123@20261123T093000Z" + (maybe() ? "-2" : "");
    }

    private Instant at() {
        return Instant.ofEpochMilli(1_795_426_200_000L + random.nextInt(86_400_000));
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
