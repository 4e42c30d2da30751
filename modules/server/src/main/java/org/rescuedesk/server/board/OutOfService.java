package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.ElevatorState;

/** Elevators that nobody may use until a named person releases them (OutOfServiceList in the contract). */
public final class OutOfService {
    private OutOfService() {}

    /** Whichever is out for longest stands first. */
    public static JsonObject list(DeskView view) {
        var out = new ArrayList<Map.Entry<ElevatorId, ElevatorState>>();
        for (var entry : view.desk().elevators()) if (entry.getValue().outSince() != null) out.add(entry);
        out.sort(Comparator.comparing(entry -> since(entry.getValue())));
        var rows = new JsonArray();
        for (var entry : out) rows.add(row(view, entry.getKey(), entry.getValue()));
        return new JsonObject().put("elevators", rows);
    }

    private static Instant since(ElevatorState state) {
        return Objects.requireNonNull(state.outSince());
    }

    private static JsonObject row(DeskView view, ElevatorId id, ElevatorState state) {
        var elevator = view.register().findElevator(id);
        var area = elevator.map(each -> view.register().area(each.area()));
        return new JsonObject()
                .put("id", id.value())
                .put("rescueCode", elevator.map(each -> each.rescueCode()).orElse(""))
                .put("place", elevator.map(each -> each.place()).orElse(""))
                .put("areaName", area.map(each -> each.name()).orElse(null))
                .put("areaNameEn", area.map(each -> each.nameEn()).orElse(null))
                .put(
                        "firmName",
                        elevator.map(each -> view.register().firm(each.firm()).name())
                                .orElse(null))
                .put("since", since(state).toString())
                .put("lastRescue", state.findLast().map(RescueId::value).orElse(null));
    }
}
