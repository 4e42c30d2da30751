package org.rescuedesk.server.figures;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.figures.Names.Name;
import org.rescuedesk.store.report.Causes;
import org.rescuedesk.store.report.ListedPage;
import org.rescuedesk.store.report.ListedRescue;
import org.rescuedesk.store.report.Report;
import org.rescuedesk.store.report.Report.Part;
import org.rescuedesk.store.report.ResponseTimes;
import org.rescuedesk.store.report.Slice;
import org.rescuedesk.wire.cause.Scheme;

/** A report and the rescues behind it; areas and firms by the names that they have in the register now. */
public final class ReportJson {
    private final Names names;
    private final Scheme scheme;
    private final Instant now;

    /** Causes are summed up by the scheme; {@code now} stands in while there is no fact at all. */
    public ReportJson(Register register, Scheme scheme, Instant now) {
        this.names = new Names(register);
        this.scheme = scheme;
        this.now = now;
    }

    public JsonObject of(Slice slice, Report report) {
        var buckets = new JsonArray();
        for (var bucket : report.buckets()) {
            buckets.add(new JsonObject()
                    .put("fromS", bucket.fromS())
                    .put("toS", bucket.toS())
                    .put("arrived", bucket.arrived()));
        }
        return new JsonObject()
                .put("slice", slice(slice))
                .put("whole", Figures.json(report.whole(), now))
                .put("byMonth", parts(report.byMonth(), key -> new Name(key, key)))
                .put("byArea", parts(report.byArea(), names::area))
                .put("byFirm", parts(report.byFirm(), names::firm))
                .put("byCause", parts(inOrder(report.byCause()), this::cause))
                .put("buckets", buckets)
                .put("late", listed(report.late()));
    }

    /** A page of the rescues behind a figure, and how many there are in all. */
    public JsonObject of(Slice slice, ListedPage page) {
        return new JsonObject()
                .put("slice", slice(slice))
                .put("total", page.total())
                .put("rescues", listed(page.rescues()));
    }

    /** All that came late, for a spreadsheet. */
    public JsonObject late(Slice slice, ResponseTimes whole, List<ListedRescue> late) {
        return new JsonObject()
                .put("slice", slice(slice))
                .put("whole", Figures.json(whole, now))
                .put("late", listed(late));
    }

    /** What it is narrowed to, by the names that people know. */
    private JsonObject slice(Slice slice) {
        var area = slice.area() == null ? null : names.area(slice.area().value());
        var firm = slice.firm() == null || slice.firm().equals(Slice.NO_FIRM) ? null : names.firm(slice.firm());
        var only = slice.causes().only();
        var cause = only == null ? null : cause(only.equals(Causes.NONE) ? "" : only);
        return new JsonObject()
                .put("month", slice.month() == null ? null : slice.month().toString())
                .put("area", slice.area() == null ? null : slice.area().value())
                .put("areaName", area == null ? null : area.chinese())
                .put("areaNameEn", area == null ? null : area.english())
                .put("firm", slice.firm())
                .put("firmName", firm == null ? null : firm.chinese())
                .put("scheme", scheme.code())
                .put("schemeName", scheme.name())
                .put("schemeNameEn", scheme.nameEn())
                .put("cause", only)
                .put("causeName", cause == null ? null : cause.chinese())
                .put("causeNameEn", cause == null ? null : cause.english());
    }

    private JsonArray listed(List<ListedRescue> rescues) {
        var rows = new JsonArray();
        for (var rescue : rescues) rows.add(listed(rescue));
        return rows;
    }

    private JsonObject listed(ListedRescue rescue) {
        var area = names.area(rescue.area());
        var firm = rescue.firm() == null ? null : names.firm(rescue.firm()).chinese();
        return new JsonObject()
                .put("id", rescue.id())
                .put("place", rescue.place())
                .put("area", rescue.area())
                .put("areaName", area.chinese())
                .put("areaNameEn", area.english())
                .put("firm", rescue.firm())
                .put("firmName", firm)
                .put("zone", rescue.zone())
                .put("startedAt", rescue.startedAt().toString())
                .put("stage", rescue.stage())
                .put("limitS", rescue.limitS().doubleValue())
                .put("arrivalS", Figures.number(rescue.arrivalS()))
                .put("arrivalGrade", rescue.arrivalGrade())
                .put("overS", Figures.number(rescue.overS()));
    }

    private JsonArray parts(List<Part> parts, Function<String, Name> namer) {
        var rows = new JsonArray();
        for (var part : parts) {
            var name = namer.apply(part.key());
            rows.add(new JsonObject()
                    .put("key", part.key())
                    .put("name", name.chinese())
                    .put("nameEn", name.english())
                    .put("figure", Figures.json(part.times(), now)));
        }
        return rows;
    }

    /** As the scheme has its groups; those that nobody has reported a cause of come last. */
    private List<Part> inOrder(List<Part> parts) {
        var order = new ArrayList<String>();
        for (var each : scheme.groups()) order.add(each.code());
        order.add("");
        return parts.stream()
                .sorted(Comparator.comparingInt(part -> order.indexOf(part.key())))
                .toList();
    }

    private Name cause(String group) {
        return group.isEmpty()
                ? new Name("未报原因", "no cause reported")
                : Name.of(
                        group,
                        scheme.findGroup(group)
                                .map(each -> new Name(each.name(), each.nameEn()))
                                .orElse(null));
    }
}
