package org.rescuedesk.server.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.server.board.LiveStream;
import org.rescuedesk.server.figures.Figures;
import org.rescuedesk.server.figures.LedgerCsv;
import org.rescuedesk.server.figures.ReportCsv;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.server.proof.CheckpointPart;
import org.rescuedesk.server.proof.NotSigned;

/** Ties code to the operations of the contract, by operationId. */
final class Operations {
    private static final long LARGEST_BODY = 65_536;
    /** Far more than a desk has screens: tabs of one browser share a stream. */
    private static final int MOST_VIEWERS = 500;

    private final Context context;
    private final RouterBuilder builder;
    private final Health health;

    /** Answers are sent on the given context, wherever they come from. */
    Operations(Context context, OpenAPIContract contract, Health health) {
        this.context = context;
        this.builder = RouterBuilder.create(context.owner(), contract, RequestExtractor.withBodyHandler());
        this.health = health;
        builder.rootHandler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        always("getLive", request -> health.live().send(request.response()));
        always("getReady", request -> health.ready().send(request.response()));
    }

    void add(Reads reads) {
        read("listRescues", reads::listRescues);
        read("getRescue", reads::getRescue);
        read("getBoard", reads::getBoard);
        read("listCrews", reads::listCrews);
        read("findElevators", reads::findElevators);
        read("getElevator", reads::getElevator);
        read("getElevatorHistory", reads::getElevatorHistory);
        read("getTravelTimes", reads::getTravelTimes);
        read("listCallBacks", reads::listCallBacks);
        read("listOutOfService", reads::listOutOfService);
        read("listPolicies", reads::listPolicies);
        read("listOutages", reads::listOutages);
        read("listCauses", reads::listCauses);
        read("listUnreadable", reads::listUnreadable);
    }

    void add(ReportReads reports) {
        read("getResponseTimes", reports::getResponseTimes);
        csv("getResponseTimesCsv", "response-times", reports::getResponseTimes, Figures::csv);
        read("getReport", reports::getReport);
        csv("getReportCsv", "report", reports::getReport, ReportCsv::report);
        csv("getLateCsv", "late", reports::listLate, ReportCsv::late);
        read("listFigureRescues", reports::listFigureRescues);
        read("getLedger", reports::getLedger);
        csv("getLedgerCsv", "ledger", reports::getWholeLedger, LedgerCsv::of);
    }

    private void csv(
            String operation, String name, Function<Asked, Future<JsonObject>> read, Function<JsonObject, String> csv) {
        handle(
                operation,
                request -> onContext(
                        request,
                        read.apply(Asked.of(request)),
                        json -> request.response()
                                .putHeader("Content-Type", "text/csv; charset=utf-8")
                                .putHeader(
                                        "Content-Disposition", "attachment; filename=\"" + fileName(name, json) + "\"")
                                .putHeader("Cache-Control", "no-store")
                                .end(csv.apply(json))));
    }

    /** What came of an exercise says so wherever its file goes. */
    private static String fileName(String name, JsonObject figures) {
        var figure = figures.getJsonObject("whole", figures);
        return name + (figure.getBoolean("exercise") ? "-exercise" : "") + ".csv";
    }

    void add(Actions actions) {
        act("openRescue", actions::openRescue);
        act("confirmRescue", actions::confirmRescue);
        act("dismissRescue", actions::dismissRescue);
        act("recordArrival", actions::recordArrival);
        act("recordRelease", actions::recordRelease);
        act("closeRescue", actions::closeRescue);
        act("erasePersons", actions::erasePersons);
    }

    void add(Overrides overrides) {
        act("openLevel", overrides::openLevel);
        act("sendCrew", overrides::sendCrew);
        act("standCrewDown", overrides::standCrewDown);
        act("handOver", overrides::handOver);
        act("acknowledgeMark", overrides::acknowledgeMark);
        act("describePassengers", overrides::describePassengers);
        act("addNote", overrides::addNote);
        act("recordSelfRelease", overrides::recordSelfRelease);
        act("markDuplicate", overrides::markDuplicate);
        act("correctRescue", overrides::correctRescue);
        act("recordCallBack", overrides::recordCallBack);
        act("takeElevatorOut", overrides::takeElevatorOut);
        act("releaseElevator", overrides::releaseElevator);
    }

    void add(CheckpointPart checkpoints, WorkerExecutor store) {
        act(
                "takeCheckpoint",
                asked -> checkpoints
                        .take()
                        .map(taken -> Answer.created(new JsonObject(taken.toString()), "/api/checkpoint"))
                        .recover(Operations::notSigned));
        read("getCheckpoint", asked -> Future.succeededFuture(last(checkpoints)));
        read("listKeys", asked -> store.executeBlocking(() -> keys(checkpoints.listKeys()), false));
    }

    private static Future<Answer> notSigned(Throwable cause) {
        return Future.failedFuture(
                cause instanceof NotSigned ? new Problem(Kind.NOT_READY, String.valueOf(cause.getMessage())) : cause);
    }

    private static JsonObject last(CheckpointPart checkpoints) {
        var last = checkpoints.last();
        if (last == null) throw new Problem(Kind.NOT_FOUND, "启动以来还没有检查点。There is no checkpoint since the start.");
        return new JsonObject(last.toString());
    }

    /** In canonical form, as {@code verify --keys} reads it. */
    private static JsonObject keys(List<KeyAdoption> adoptions) {
        var keys = new JsonArray();
        adoptions.forEach(each -> keys.add(new JsonObject(each.toString())));
        return new JsonObject().put("keys", keys);
    }

    void add(LiveStream live, Supplier<String> metrics) {
        handle("openStream", request -> open(live, request));
        always(
                "getMetrics",
                request -> request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.get()));
    }

    private static void open(LiveStream live, RoutingContext request) {
        if (live.size() < MOST_VIEWERS)
            live.open(request.response(), Asked.of(request).after());
        else request.fail(new Problem(Kind.NOT_READY, "观看者太多。Too many viewers."));
    }

    Router router() {
        return builder.createRouter();
    }

    private void read(String operation, Function<Asked, Future<JsonObject>> read) {
        act(operation, asked -> read.apply(asked).map(Answer::ok));
    }

    private void act(String operation, Function<Asked, Future<Answer>> act) {
        handle(
                operation,
                request -> onContext(request, act.apply(Asked.of(request)), answer -> answer.send(request.response())));
    }

    private <T> void onContext(RoutingContext request, Future<T> answer, Handler<T> send) {
        answer.onComplete(
                known -> context.runOnContext(nothing -> send.handle(known)),
                failure -> context.runOnContext(nothing -> request.fail(failure)));
    }

    /** What needs a desk that answers. */
    private void handle(String operation, Handler<RoutingContext> handler) {
        var route = builder.getRoute(operation);
        route.addHandler(Invalid.query(route.getOperation()))
                .addHandler(health::require)
                .addHandler(handler);
    }

    /** What is answered in whatever state the desk is. */
    private void always(String operation, Handler<RoutingContext> handler) {
        var route = builder.getRoute(operation);
        route.addHandler(Invalid.query(route.getOperation())).addHandler(handler);
    }
}
