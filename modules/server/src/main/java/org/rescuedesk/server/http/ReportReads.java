package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.Locale;
import java.util.function.Supplier;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.figures.Figures;
import org.rescuedesk.server.figures.ReportJson;
import org.rescuedesk.store.report.Figure;
import org.rescuedesk.store.report.Reports;
import org.rescuedesk.store.report.Slice;

/** The operations that a regulator asks for: figures, and the rescues behind them. Worked out off the web's thread. */
final class ReportReads {
    private static final long SOME = 500;

    private final WorkerExecutor store;
    private final Supplier<DeskView> view;
    private final Reports reports;

    ReportReads(WorkerExecutor store, Supplier<DeskView> view, Reports reports) {
        this.store = store;
        this.view = view;
        this.reports = reports;
    }

    Future<JsonObject> getResponseTimes(Asked asked) {
        var now = view.get();
        return store.executeBlocking(() -> Figures.json(reports.responseTimes(now.exercise()), now.now()), false);
    }

    Future<JsonObject> getReport(Asked asked) {
        var now = view.get();
        var slice = slice(asked, now);
        return store.executeBlocking(() -> new ReportJson(now.register(), now.now()).of(reports.report(slice)), false);
    }

    Future<JsonObject> listFigureRescues(Asked asked) {
        var now = view.get();
        var slice = slice(asked, now);
        var figure = Figure.valueOf(asked.findQuery("figure").orElse("rescues").toUpperCase(Locale.ROOT));
        int limit = asked.findNumber("limit").orElse(SOME).intValue();
        return store.executeBlocking(
                () -> new JsonObject()
                        .put(
                                "rescues",
                                new ReportJson(now.register(), now.now())
                                        .listed(reports.rescues(slice, figure, limit))),
                false);
    }

    private static Slice slice(Asked asked, DeskView now) {
        return new Slice(
                now.exercise(),
                asked.findQuery("month").map(YearMonth::parse).orElse(null),
                asked.findQuery("area").map(AreaId::of).orElse(null),
                asked.findQuery("firm").map(FirmId::of).orElse(null));
    }
}
