package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.server.board.Board;
import org.rescuedesk.server.board.CrewRow;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.board.ElevatorDetail;
import org.rescuedesk.server.board.ElevatorSearch;
import org.rescuedesk.server.board.OutOfService;
import org.rescuedesk.server.board.OutageRow;
import org.rescuedesk.server.board.RescueDetail;
import org.rescuedesk.server.board.RescueRow;
import org.rescuedesk.server.cause.CauseJson;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.server.policy.PolicyJson;
import org.rescuedesk.server.travel.TravelTimesJson;
import org.rescuedesk.store.KeptInput;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.outage.Outages.Slice;
import org.rescuedesk.wire.cause.CauseTree;

/** The operations that only look: at the announced desk at once, at what has ended in the store, off the web's thread. */
final class Reads {
    private static final int MOST_ELEVATORS = 20;
    private static final int MOST_RESCUES = 20;
    private static final int MOST_CALL_BACKS = 200;
    private static final Duration HISTORY = Duration.ofDays(1);
    private static final Duration HISTORY_STEP = Duration.ofMinutes(15);
    private static final int MOST_UNREADABLE = 200;
    private static final long SOME = 50;
    private static final int LAST_OUTAGES = 10;
    private static final long SOME_OUTAGES = 200;

    private final WorkerExecutor store;
    private final Board board;
    private final Memory memory;
    private final IntSupplier linksUnwritten;

    Reads(WorkerExecutor store, Board board, Memory memory, IntSupplier linksUnwritten) {
        this.store = store;
        this.board = board;
        this.memory = memory;
        this.linksUnwritten = linksUnwritten;
    }

    Future<JsonObject> getBoard(Asked asked) {
        return Future.succeededFuture(board.json());
    }

    Future<JsonObject> getTravelTimes(Asked asked) {
        return Future.succeededFuture(
                TravelTimesJson.of(board.view().desk().rules().travelTimes()));
    }

    Future<JsonObject> listPolicies(Asked asked) {
        var view = board.view();
        return Future.succeededFuture(PolicyJson.of(view.desk(), view.now()));
    }

    Future<JsonObject> listRescues(Asked asked) {
        int limit = asked.findNumber("limit").orElse(SOME).intValue();
        var view = board.view();
        var state = asked.findQuery("state").orElse("open");
        if (state.equals("open")) return rows(open(view).limit(limit).toList(), view);
        var after = asked.findQuery("after").orElse("");
        return fromStore(() -> {
                    var recall = memory.recall();
                    var ids = state.equals("all") ? recall.listAll(after, limit) : recall.listEnded(limit);
                    return ids.stream()
                            .flatMap(id -> recall.findRescue(id).stream())
                            .toList();
                })
                .compose(kept -> rows(kept, view));
    }

    private static Stream<Rescue> open(DeskView view) {
        return view.desk()
                .rescues()
                .values()
                .filter(rescue -> !rescue.stage().isEnded())
                .sorted(Comparator.comparing(rescue -> rescue.opening().clockStart()));
    }

    private static Future<JsonObject> rows(List<Rescue> rescues, DeskView view) {
        var rows = new JsonArray();
        for (var rescue : rescues) rows.add(RescueRow.of(view, rescue));
        return Future.succeededFuture(new JsonObject().put("rescues", rows));
    }

    /** Whoever waits longest for a call stands first; also those of rescues that the desk has put away. */
    Future<JsonObject> listCallBacks(Asked asked) {
        var view = board.view();
        var desk = view.desk().rescues();
        return fromStore(() -> {
                    var recall = memory.recall();
                    var ended = recall.listDueCallBacks(MOST_CALL_BACKS).stream()
                            .filter(id -> !desk.has(id))
                            .flatMap(id -> recall.findRescue(id).stream());
                    return Stream.concat(desk.values(), ended)
                            .filter(rescue -> rescue.awaitsCallBack() && rescue.has(Mark.CALL_BACK_DUE))
                            .sorted(Comparator.comparing(
                                    rescue -> rescue.marks().get(Mark.CALL_BACK_DUE)))
                            .limit(MOST_CALL_BACKS)
                            .toList();
                })
                .compose(due -> rows(due, view));
    }

    Future<JsonObject> listOutOfService(Asked asked) {
        var view = board.view();
        return fromStore(() -> OutOfService.list(view));
    }

    Future<JsonObject> getRescue(Asked asked) {
        var id = asked.rescue();
        var view = board.view();
        return fromStore(() -> {
            var recall = memory.recall();
            return RescueDetail.of(view, known(id, recall.facts(id)), recall.persons(id));
        });
    }

    private static List<Entry> known(RescueId id, List<Entry> facts) {
        if (!facts.isEmpty()) return facts;
        throw new Problem(Kind.NOT_FOUND, "没有救援 " + id + "。There is no rescue " + id + ".");
    }

    Future<JsonObject> listCrews(Asked asked) {
        var view = board.view();
        var rows = new JsonArray();
        for (var crew : view.register().listCrews()) rows.add(CrewRow.of(view, crew));
        return Future.succeededFuture(new JsonObject().put("crews", rows));
    }

    Future<JsonObject> findElevators(Asked asked) {
        var view = board.view();
        var text = asked.findQuery("q").orElseThrow();
        return fromStore(
                () -> {
                    var rows = new JsonArray();
                    for (var each : new ElevatorSearch(text, MOST_ELEVATORS)
                            .in(view.register().listElevators())) rows.add(elevator(view, each));
                    return new JsonObject().put("elevators", rows);
                });
    }

    private static JsonObject elevator(DeskView view, Elevator elevator) {
        return new JsonObject()
                .put("id", elevator.id().value())
                .put("rescueCode", elevator.rescueCode())
                .put("place", elevator.place())
                .put("areaName", view.register().area(elevator.area()).name())
                .put("firmName", view.register().firm(elevator.firm()).name());
    }

    Future<JsonObject> getElevator(Asked asked) {
        var view = board.view();
        var elevator = known(asked.elevator(), view);
        return fromStore(() -> {
            var rescues = memory.recall().listRescuesOf(elevator.id(), MOST_RESCUES).stream()
                    .flatMap(id -> memory.recall().findRescue(id).stream())
                    .toList();
            var telemetry = memory.telemetry();
            return ElevatorDetail.of(
                    view,
                    elevator,
                    telemetry.findLink(elevator.id()),
                    telemetry.findNow(elevator.id()),
                    memory.outages().listLast(elevator.id(), LAST_OUTAGES),
                    rescues);
        });
    }

    /**
     * Up to now in whole steps, so that the same samples stand in the same step whenever it is asked: now by the desk's clock, or by the
     * elevator's own where that is ahead, for its newest sample is the last that may be left out.
     */
    Future<JsonObject> getElevatorHistory(Asked asked) {
        var view = board.view();
        var elevator = known(asked.elevator(), view).id();
        return fromStore(() -> {
            var newest =
                    memory.telemetry().findNow(elevator).map(now -> now.sample().at());
            var until = endOfStep(newest.filter(view.now()::isBefore).orElse(view.now()));
            var from = until.minus(HISTORY);
            var stretches = memory.telemetry().listStretches(elevator, from, until, HISTORY_STEP);
            return ElevatorDetail.history(elevator, from, until, HISTORY_STEP, stretches);
        });
    }

    private static Instant endOfStep(Instant at) {
        long step = HISTORY_STEP.toSeconds();
        return Instant.ofEpochSecond((at.getEpochSecond() / step + 1) * step);
    }

    /** What is unwritten is counted before the page is read, so that 0 is a promise. */
    Future<JsonObject> listOutages(Asked asked) {
        int limit = asked.findNumber("limit").orElse(SOME_OUTAGES).intValue();
        var slice = new Slice(asked.findElevator().orElse(null), asked.findTime("from"), asked.findTime("until"));
        var after = asked.afterOutage();
        return fromStore(() -> {
            int unwritten = linksUnwritten.getAsInt();
            return OutageRow.list(memory.outages().list(slice, after, limit)).put("linksUnwritten", unwritten);
        });
    }

    private static Elevator known(ElevatorId id, DeskView view) {
        return view.register()
                .findElevator(id)
                .orElseThrow(() ->
                        new Problem(Kind.NOT_FOUND, "登记册中没有电梯 " + id + "。The register has no elevator " + id + "."));
    }

    Future<JsonObject> listCauses(Asked asked) {
        return Future.succeededFuture(CauseJson.of(CauseTree.shipped()));
    }

    Future<JsonObject> listUnreadable(Asked asked) {
        return fromStore(() -> {
            var rows = new JsonArray();
            for (var kept : memory.recall().listUnreadable(MOST_UNREADABLE)) rows.add(unreadable(kept));
            return new JsonObject().put("unreadable", rows);
        });
    }

    private static JsonObject unreadable(KeptInput kept) {
        return new JsonObject()
                .put("id", kept.id())
                .put("receivedAt", kept.receivedAt().toString())
                .put("topic", kept.topic())
                .put("reason", kept.reason())
                .put("sentence", kept.sentence())
                .put("size", kept.size())
                .put("preview", kept.preview());
    }

    private <T> Future<T> fromStore(Callable<T> call) {
        return store.executeBlocking(call, false);
    }
}
