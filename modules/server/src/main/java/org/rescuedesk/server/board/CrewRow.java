package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;

/** One crew as board and map show it (CrewRow in the contract). */
public final class CrewRow {
    private CrewRow() {}

    /** Its latest position, else the last that a decision looked at, else its station's place: as the dispatch takes it. */
    public static JsonObject of(DeskView view, Crew crew) {
        var state = view.desk().crew(crew.id());
        var task = state.task();
        var fix = view.positions().apply(crew.id()).orElse(state.seen());
        var point = fix == null ? view.register().station(crew.station()).point() : fix.point();
        var fresh = view.now().minus(rules(view, task).eligibility().positionFresh());
        return new JsonObject()
                .put("id", crew.id().value())
                .put("name", crew.name())
                .put("firm", crew.firm().value())
                .put("firmName", view.register().firm(crew.firm()).name())
                .put("station", crew.station().value())
                .put("skills", new JsonArray(List.copyOf(crew.skills().words())))
                .put("readiness", state.readiness().name())
                .put("rescue", task == null ? null : task.value())
                .put("onDutySince", text(state.shift().since()))
                .put("onDutyUntil", text(state.shift().until()))
                .put("lat", point.lat())
                .put("lon", point.lon())
                .put("fixAt", fix == null ? null : fix.receivedAt().toString())
                .put("stale", fix == null || fix.receivedAt().isBefore(fresh));
    }

    /** On a task those of its rescue. A free crew may be sent into any area, each with its own rules, so it is shown by the national ones. */
    private static Policy rules(DeskView view, @Nullable RescueId task) {
        var desk = view.desk();
        var rescue = task == null ? Optional.<Rescue>empty() : desk.rescues().find(task);
        return rescue.map(desk::policyOf).orElseGet(() -> desk.policies().nationalAt(view.now()));
    }

    static JsonObject moved(CrewId crew, Fix fix) {
        return new JsonObject()
                .put("id", crew.value())
                .put("lat", fix.point().lat())
                .put("lon", fix.point().lon())
                .put("fixAt", fix.receivedAt().toString());
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
