package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/** What a row tells of a rescue beside its course: its levels, what wants a person, who is inside, what it led to. */
final class RescueAccount {
    private final DeskView view;
    private final Rescue rescue;

    RescueAccount(DeskView view, Rescue rescue) {
        this.view = view;
        this.rescue = rescue;
    }

    void in(JsonObject row) {
        row.put("levels", levels())
                .put("alarms", alarms())
                .put("acknowledged", acknowledged())
                .put("passengers", passengers())
                .put(
                        "handedOverAt",
                        rescue.findAssignment(Rescue.FIRE_BRIGADE)
                                .map(each -> each.offeredAt().toString())
                                .orElse(null))
                .put("cause", rescue.cause())
                .put("duplicateOf", id(rescue.kin().duplicateOf()))
                .put(
                        "outOfServiceSince",
                        text(view.desk().elevator(rescue.opening().elevator()).outSince()));
    }

    private JsonArray levels() {
        var levels = new JsonArray();
        for (Map.Entry<Integer, Instant> level : rescue.levels())
            levels.add(new JsonObject().put("level", level.getKey()).put("at", text(level.getValue())));
        return levels;
    }

    /** What was said and nobody has acknowledged, as long as somebody can do something about it. */
    private JsonArray alarms() {
        var alarms = new JsonArray();
        for (Map.Entry<Mark, Instant> mark : rescue.marks())
            if (!rescue.acknowledged().has(mark.getKey()) && isPressing(mark.getKey())) alarms.add(said(mark));
        return alarms;
    }

    private boolean isPressing(Mark mark) {
        return switch (mark) {
            case OVERDUE, LATE, FIRE_BRIGADE_WANTED -> rescue.stage().isWaiting();
            case RETURNED_UNCONFIRMED -> rescue.stage().compareTo(Stage.RELEASED) < 0;
            case ACCIDENT -> !rescue.stage().isEnded();
            case CALL_BACK_DUE -> rescue.awaitsCallBack();
            case CAUSE_DUE -> rescue.awaitsCause();
        };
    }

    private JsonArray acknowledged() {
        var acknowledged = new JsonArray();
        for (Map.Entry<Mark, Instant> mark : rescue.marks()) {
            rescue.acknowledged()
                    .find(mark.getKey())
                    .ifPresent(at -> acknowledged.add(said(mark).put("acknowledgedAt", text(at))));
        }
        return acknowledged;
    }

    private static JsonObject said(Map.Entry<Mark, Instant> mark) {
        return new JsonObject().put("mark", mark.getKey().name()).put("at", text(mark.getValue()));
    }

    private JsonObject passengers() {
        var passengers = rescue.passengers();
        var vulnerability = passengers.vulnerability();
        return new JsonObject()
                .put("people", passengers.people())
                .put("injured", passengers.injured())
                .put("vulnerability", vulnerability == null ? null : vulnerability.name());
    }

    /** Each step of one crew with its time, and whom it worked for. */
    static JsonObject assignment(DeskView view, Assignment assignment) {
        var times = new JsonObject();
        for (Map.Entry<Assignment.State, Instant> step : assignment.reached())
            times.put(step.getKey().name(), text(step.getValue()));
        var firm = assignment.firm();
        return new JsonObject()
                .put("crew", assignment.crew().value())
                .put("name", view.crewName(assignment.crew()))
                .put("firm", firm == null ? null : firm.value())
                .put("firmName", firm == null ? null : view.firmName(firm))
                .put("state", assignment.state().name())
                .put("level", assignment.level())
                .put("extra", assignment.extra())
                .put("times", times)
                .put("offeredAt", text(assignment.offeredAt()))
                .put("answerBy", text(assignment.answerBy()))
                .put("etaS", assignment.eta().toSeconds())
                .put("etaAt", text(assignment.etaAt()))
                .put("departedAt", text(assignment.departedAt()))
                .put("lastHeardAt", text(assignment.lastHeardAt()));
    }

    private static @Nullable String id(@Nullable RescueId rescue) {
        return rescue == null ? null : rescue.value();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
