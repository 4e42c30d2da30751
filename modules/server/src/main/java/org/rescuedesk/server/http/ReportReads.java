package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import java.util.Locale;
import java.util.function.Supplier;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.figures.Figures;
import org.rescuedesk.server.figures.LedgerJson;
import org.rescuedesk.server.figures.ReportJson;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.store.ledger.Ledger;
import org.rescuedesk.store.ledger.LedgerSlice;
import org.rescuedesk.store.report.Causes;
import org.rescuedesk.store.report.Figure;
import org.rescuedesk.store.report.Listing;
import org.rescuedesk.store.report.Reports;
import org.rescuedesk.store.report.Slice;
import org.rescuedesk.wire.cause.CauseTree;
import org.rescuedesk.wire.cause.Scheme;

/** The operations that a regulator asks for: figures, and the rescues behind them. Worked out off the web's thread. */
final class ReportReads {
    private static final long SOME = 500;
    /** The causes as they stand in the tree's upper level. */
    private static final String USUAL_SCHEME = "96333";

    private static final CauseTree CAUSES = CauseTree.shipped();

    private final WorkerExecutor store;
    private final Supplier<DeskView> view;
    private final Reports reports;
    private final Ledger ledger;

    ReportReads(WorkerExecutor store, Supplier<DeskView> view, Reports reports, Ledger ledger) {
        this.store = store;
        this.view = view;
        this.reports = reports;
        this.ledger = ledger;
    }

    Future<JsonObject> getResponseTimes(Asked asked) {
        var now = view.get();
        return store.executeBlocking(() -> Figures.json(reports.responseTimes(now.exercise()), now.now()), false);
    }

    Future<JsonObject> getReport(Asked asked) {
        return report(asked, (json, slice) -> json.of(slice, reports.report(slice)));
    }

    Future<JsonObject> listLate(Asked asked) {
        return report(asked, (json, slice) -> json.late(slice, reports.responseTimes(slice), reports.late(slice)));
    }

    Future<JsonObject> listFigureRescues(Asked asked) {
        var listing = listing(asked);
        return report(asked, (json, slice) -> json.of(slice, reports.rescues(slice, known(listing))));
    }

    Future<JsonObject> getLedger(Asked asked) {
        return ledger(asked, asked.findNumber("limit").orElse(SOME).intValue());
    }

    /** All of it, for a spreadsheet. */
    Future<JsonObject> getWholeLedger(Asked asked) {
        return ledger(asked, Integer.MAX_VALUE);
    }

    private Future<JsonObject> ledger(Asked asked, int limit) {
        var now = view.get();
        var slice = slice(asked, scheme(asked), now);
        return store.executeBlocking(
                () -> {
                    var known = known(slice, now.register());
                    var which = new LedgerSlice(known.exercise(), known.month(), known.area(), known.firm());
                    return new LedgerJson(now.register(), now.now()).of(which, ledger.read(which, limit));
                },
                false);
    }

    /** What is told of a slice, with the names of the register as it is now. */
    private interface Telling {
        JsonObject of(ReportJson json, Slice slice);
    }

    private Future<JsonObject> report(Asked asked, Telling telling) {
        var now = view.get();
        var scheme = scheme(asked);
        var slice = slice(asked, scheme, now);
        return store.executeBlocking(
                () -> telling.of(new ReportJson(now.register(), scheme, now.now()), known(slice, now.register())),
                false);
    }

    private static Scheme scheme(Asked asked) {
        var code = asked.findQuery("scheme").orElse(USUAL_SCHEME);
        return CAUSES.findScheme(code)
                .orElseThrow(() -> new Problem(Kind.NOT_FOUND, "没有归类方案 " + code + "。There is no scheme " + code + ".")
                        .with("field", "scheme"));
    }

    /** Narrowed to one of the scheme's groups where one is asked for. */
    private static Causes causes(Asked asked, Scheme scheme) {
        var only = asked.findQuery("cause").orElse(null);
        if (only == null || only.equals(Causes.NONE) || scheme.findGroup(only).isPresent())
            return new Causes(CAUSES.groups(scheme), only);
        throw new Problem(
                        Kind.NOT_FOUND,
                        "方案 " + scheme.code() + " 没有类别 " + only + "。There is no group " + only + " in the scheme "
                                + scheme.code() + ".")
                .with("field", "cause");
    }

    private static Slice slice(Asked asked, Scheme scheme, DeskView now) {
        return new Slice(
                now.exercise(),
                asked.findQuery("month").map(YearMonth::parse).orElse(null),
                asked.findQuery("area").map(AreaId::of).orElse(null),
                asked.findQuery("firm").orElse(null),
                causes(asked, scheme));
    }

    private static Listing listing(Asked asked) {
        return new Listing(
                Figure.valueOf(asked.findQuery("figure").orElse("rescues").toUpperCase(Locale.ROOT)),
                asked.findNumber("fromS").orElse(null),
                asked.findNumber("toS").orElse(null),
                asked.findQuery("after").map(RescueId::new).orElse(null),
                asked.findNumber("limit").orElse(SOME).intValue());
    }

    /** An area or a firm that has left the register is known by its rescues. */
    private Slice known(Slice slice, Register register) {
        var area = slice.area();
        if (area != null && register.findArea(area).isEmpty() && !reports.knowsArea(area))
            throw new Problem(Kind.NOT_FOUND, "没有区县 " + area + "。There is no area " + area + ".").with("field", "area");
        var firm = slice.firm();
        if (firm == null || firm.equals(Slice.NO_FIRM)) return slice;
        if (register.findFirm(FirmId.of(firm)).isEmpty() && !reports.knowsFirm(firm) && !ledger.knowsFirm(firm))
            throw new Problem(Kind.NOT_FOUND, "没有维保单位 " + firm + "。There is no firm " + firm + ".")
                    .with("field", "firm");
        return slice;
    }

    private Listing known(Listing listing) {
        var after = listing.after();
        if (after == null || reports.knowsRescue(after)) return listing;
        throw new Problem(Kind.NOT_FOUND, "没有救援 " + after + "。There is no rescue " + after + ".")
                .with("field", "after");
    }
}
