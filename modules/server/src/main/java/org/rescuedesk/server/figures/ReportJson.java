package org.rescuedesk.server.figures;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.store.report.ListedRescue;
import org.rescuedesk.store.report.Report;
import org.rescuedesk.store.report.Report.Part;

/** A report for the page and for a spreadsheet; areas and firms by the names that they have in the register now. */
public final class ReportJson {
    private final Register register;
    private final Instant now;

    /** {@code now} stands in while there is no fact at all. */
    public ReportJson(Register register, Instant now) {
        this.register = register;
        this.now = now;
    }

    /** A part's name in Chinese and English. */
    private record Name(String chinese, String english) {}

    public JsonObject of(Report report) {
        var buckets = new JsonArray();
        for (var bucket : report.buckets()) {
            buckets.add(new JsonObject()
                    .put("fromS", bucket.fromS())
                    .put("toS", bucket.toS())
                    .put("arrived", bucket.arrived()));
        }
        return new JsonObject()
                .put("whole", Figures.json(report.whole(), now))
                .put("byMonth", parts(report.byMonth(), key -> new Name(key, key)))
                .put("byArea", parts(report.byArea(), this::area))
                .put("byFirm", parts(report.byFirm(), this::firm))
                .put("buckets", buckets)
                .put("late", listed(report.late()));
    }

    public JsonArray listed(List<ListedRescue> rescues) {
        var rows = new JsonArray();
        for (var rescue : rescues) rows.add(listed(rescue));
        return rows;
    }

    private JsonObject listed(ListedRescue rescue) {
        var area = area(rescue.area());
        var firm = rescue.firm() == null ? null : firm(rescue.firm()).chinese();
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

    private Name area(String id) {
        return find(
                id,
                AreaId.isValid(id)
                        ? register.findArea(AreaId.of(id))
                                .map(area -> new Name(area.name(), area.nameEn()))
                                .orElse(null)
                        : null);
    }

    private Name firm(String id) {
        return find(
                id,
                FirmId.isValid(id)
                        ? register.findFirm(FirmId.of(id))
                                .map(firm -> new Name(firm.name(), firm.name()))
                                .orElse(null)
                        : null);
    }

    private static Name find(String id, @Nullable Name name) {
        return name == null ? new Name(id, id) : name;
    }

    /** One part a line, the whole first; figures as in the contract, times in seconds. */
    public static String csv(JsonObject report) {
        var lines = new StringBuilder("\uFEFF").append(header());
        lines.append(line("", "全部", "all", "", report.getJsonObject("whole")));
        add(lines, "month", report.getJsonArray("byMonth"));
        add(lines, "area", report.getJsonArray("byArea"));
        add(lines, "firm", report.getJsonArray("byFirm"));
        return lines.toString();
    }

    private static String header() {
        var columns = new ArrayList<Object>(List.of("by", "key", "名称", "name"));
        columns.addAll(Figures.FIELDS);
        return Csv.line(columns.toArray());
    }

    private static void add(StringBuilder lines, String by, JsonArray parts) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.getJsonObject(i);
            lines.append(line(
                    by,
                    part.getString("name"),
                    part.getString("nameEn"),
                    part.getString("key"),
                    part.getJsonObject("figure")));
        }
    }

    private static String line(String by, String name, String nameEn, String key, JsonObject figure) {
        var cells = new ArrayList<@Nullable Object>(List.of(by, key, name, nameEn));
        for (var field : Figures.FIELDS) cells.add(figure.getValue(field));
        return Csv.line(cells.toArray());
    }
}
