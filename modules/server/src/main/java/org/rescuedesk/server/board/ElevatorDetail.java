package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.store.outage.Outage;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;
import org.rescuedesk.store.telemetry.Stretch;

/** One elevator: what the register, its line and its last sample say, its outages and rescues (ElevatorDetail in the contract). */
public final class ElevatorDetail {
    private ElevatorDetail() {}

    public static JsonObject of(
            DeskView view,
            Elevator elevator,
            Optional<LinkState> link,
            Optional<Received> now,
            List<Outage> outages,
            List<Rescue> rescues) {
        var rows = new JsonArray();
        for (var rescue : rescues) rows.add(RescueRow.of(view, rescue));
        return new JsonObject()
                .put("elevator", elevator(view, elevator))
                .put("link", link.map(ElevatorDetail::link).orElse(null))
                .put("now", now.map(ElevatorDetail::sample).orElse(null))
                .put("faultySince", text(view.desk().elevator(elevator.id()).faultySince()))
                .put(
                        "outOfServiceSince",
                        text(view.desk().elevator(elevator.id()).outSince()))
                .put("outages", OutageRow.rows(outages))
                .put("rescues", rows);
    }

    private static JsonObject elevator(DeskView view, Elevator elevator) {
        var area = view.register().area(elevator.area());
        var point = elevator.point();
        return new JsonObject()
                .put("id", elevator.id().value())
                .put("rescueCode", elevator.rescueCode())
                .put("area", area.id().value())
                .put("areaName", area.name())
                .put("areaNameEn", area.nameEn())
                .put("zone", area.zone().getId())
                .put("place", elevator.place())
                .put("placeType", elevator.placeType().name())
                .put("brand", elevator.brand())
                .put("type", elevator.type())
                .put("firm", elevator.firm().value())
                .put("firmName", view.register().firm(elevator.firm()).name())
                .put("lat", point == null ? null : point.lat())
                .put("lon", point == null ? null : point.lon());
    }

    private static JsonObject link(LinkState state) {
        return new JsonObject()
                .put("online", state.link().online())
                .put("since", state.since().toString())
                .put("deviceAt", text(state.link().at()))
                .put("receivedAt", state.receivedAt().toString());
    }

    private static JsonObject sample(Received received) {
        var sample = received.sample();
        return new JsonObject()
                .put("at", sample.at().toString())
                .put("receivedAt", received.receivedAt().toString())
                .put("mode", name(sample.mode()))
                .put("running", sample.running())
                .put("direction", name(sample.direction()))
                .put("inDoorZone", sample.inDoorZone())
                .put("floor", sample.floor().isEmpty() ? null : sample.floor())
                .put("doorClosed", sample.doorClosed())
                .put("passenger", sample.passenger())
                .put("powerOn", sample.powerOn())
                .put("runs", sample.runs())
                .put("runningH", sample.runningH());
    }

    /** ElevatorHistory in the contract. */
    public static JsonObject history(
            ElevatorId elevator, Instant from, Instant until, Duration step, List<Stretch> stretches) {
        var rows = new JsonArray();
        for (var each : stretches) rows.add(stretch(each));
        return new JsonObject()
                .put("elevator", elevator.value())
                .put("from", from.toString())
                .put("until", until.toString())
                .put("stepS", step.toSeconds())
                .put("stretches", rows);
    }

    private static JsonObject stretch(Stretch stretch) {
        var modes = new JsonArray();
        stretch.modes().forEach(mode -> modes.add(mode.name()));
        return new JsonObject()
                .put("at", stretch.at().toString())
                .put("samples", stretch.samples())
                .put("runs", stretch.runs())
                .put("running", stretch.running())
                .put("doorNotClosed", stretch.doorNotClosed())
                .put("passenger", stretch.passenger())
                .put("powerLost", stretch.powerLost())
                .put("modes", modes);
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
