package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** One rescue as the board shows it (RescueRow in the contract). */
public final class RescueRow {
    private final DeskView view;
    private final Rescue rescue;
    private final JsonObject row = new JsonObject();

    private RescueRow(DeskView view, Rescue rescue) {
        this.view = view;
        this.rescue = rescue;
    }

    public static JsonObject of(DeskView view, Rescue rescue) {
        var row = new RescueRow(view, rescue);
        row.place();
        row.progress();
        row.clock();
        row.crew();
        new RescueAccount(view, rescue).in(row.row);
        return row.row;
    }

    private void place() {
        var opening = rescue.opening();
        var area = view.register().findArea(opening.area());
        var firm = opening.firm();
        var point = opening.point();
        row.put("id", rescue.id().value())
                .put("elevator", opening.elevator().value())
                .put("rescueCode", opening.rescueCode())
                .put("area", opening.area().value())
                .put("areaName", area.map(each -> each.name()).orElse(null))
                .put("areaNameEn", area.map(each -> each.nameEn()).orElse(null))
                .put("place", opening.place())
                .put("placeType", opening.placeType().name())
                .put("firm", firm == null ? null : firm.value())
                .put("firmName", firm == null ? null : view.firmName(firm))
                .put("lat", point == null ? null : point.lat())
                .put("lon", point == null ? null : point.lon());
    }

    private void progress() {
        boolean suspected = rescue.stage() == Stage.SUSPECTED;
        var suspicion = rescue.suspicion();
        var suspicions = view.desk().policyOf(rescue).suspicions();
        var opensAfter = suspicion == null ? suspicions.opensAfter() : suspicions.opensAfter(suspicion);
        var before = rescue.recurrenceOf();
        row.put("stage", rescue.stage().name())
                .put("level", rescue.level())
                .put("people", rescue.people())
                .put("suspicion", suspected && suspicion != null ? suspicion.name() : null)
                .put("openAt", suspected ? rescue.receivedAt().plus(opensAfter).toString() : null)
                .put("returnedUnconfirmed", isReturnedUnconfirmed())
                .put("shortfall", shortfall(rescue.shortfall()))
                .put("recurrenceOf", before == null ? null : before.value())
                .put("exercise", view.exercise())
                .put("seq", view.seq());
    }

    private boolean isReturnedUnconfirmed() {
        return rescue.has(Mark.RETURNED_UNCONFIRMED) && rescue.stage().compareTo(Stage.RELEASED) < 0;
    }

    private void clock() {
        var opening = rescue.opening();
        var arrival = rescue.findArrival();
        var arrivals = view.desk().policyOf(rescue).arrivals();
        row.put("startedAt", opening.clockStart().toString())
                .put("warnAt", opening.clockStart().plus(arrivals.warnAfter()).toString())
                .put("limitAt", opening.limitAt().toString())
                .put("limitS", opening.limit().toSeconds())
                .put("late", rescue.isLate())
                .put("arrivedAt", arrival.map(each -> each.at().toString()).orElse(null))
                .put("arrivalGrade", arrival.map(each -> each.grade().name()).orElse(null))
                .put("arrivalS", arrival.map(this::arrivalS).orElse(null))
                .put(
                        "releasedAt",
                        rescue.times()
                                .find(TimePoint.RELEASED)
                                .map(Instant::toString)
                                .orElse(null))
                .put("times", texts(rescue.times().known()));
    }

    private Long arrivalS(Arrival arrival) {
        return Duration.between(rescue.opening().clockStart(), arrival.at()).toSeconds();
    }

    private void crew() {
        var done = rescue.assignments().stream().filter(each -> each.state() == Assignment.State.DONE);
        var first = rescue.findActive();
        var others = new JsonArray();
        for (var each : rescue.assignments())
            if (each.state().isActive() && !first.filter(each::equals).isPresent()) others.add(crew(each));
        row.put(
                        "crew",
                        first.or(() -> done.reduce((one, later) -> later))
                                .map(this::crew)
                                .orElse(null))
                .put("others", others)
                .put("silent", silent());
    }

    /** Whoever fell silent on its way to a rescue that still waits, and has not been heard or asked since. */
    private JsonArray silent() {
        var silent = new JsonArray();
        if (!rescue.stage().isWaiting()) return silent;
        for (var each : rescue.assignments()) {
            boolean isLast =
                    rescue.findAssignment(each.crew()).filter(each::equals).isPresent();
            if (isLast && each.state() == Assignment.State.SILENT) silent.add(silent(each));
        }
        return silent;
    }

    private JsonObject silent(Assignment assignment) {
        return new JsonObject()
                .put("id", assignment.crew().value())
                .put("name", view.crewName(assignment.crew()))
                .put(
                        "at",
                        assignment
                                .findReached(Assignment.State.SILENT)
                                .map(Instant::toString)
                                .orElse(null));
    }

    private JsonObject crew(Assignment assignment) {
        boolean there = assignment.state().compareTo(Assignment.State.ON_SITE) >= 0;
        return new JsonObject()
                .put("id", assignment.crew().value())
                .put("name", view.crewName(assignment.crew()))
                .put("state", assignment.state().name())
                .put("level", assignment.level())
                .put("extra", assignment.extra())
                .put("etaAt", there ? null : assignment.etaAt().toString())
                .put("offeredAt", assignment.offeredAt().toString())
                .put("answerBy", assignment.answerBy().toString());
    }

    private static @Nullable JsonObject shortfall(@Nullable Shortfall shortfall) {
        if (shortfall == null) return null;
        var lacks = new JsonObject();
        for (var lack : shortfall.lacks()) lacks.put(lack.getKey().name(), lack.getValue());
        return lacks;
    }

    private static JsonObject texts(Sorted<TimePoint, Instant> times) {
        var texts = new JsonObject();
        for (Map.Entry<TimePoint, Instant> time : times)
            texts.put(time.getKey().name(), time.getValue().toString());
        return texts;
    }
}
