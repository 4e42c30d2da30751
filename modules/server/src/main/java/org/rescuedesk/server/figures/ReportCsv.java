package org.rescuedesk.server.figures;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.store.report.ResponseTimes.StandsApart;

/**
 * A report and its late list for a spreadsheet: a header as the contract spells it, the same in Chinese, then one part or rescue a
 * line, each saying as of when, whether it is an exercise, and what the report is narrowed to.
 */
public final class ReportCsv {
    private static final String MARK = "\uFEFF";
    private static final int MINUTE_S = 60;
    private static final List<String> OF =
            List.of("asOf", "kind", "ofMonth", "ofArea", "ofFirm", "ofScheme", "ofCause");
    private static final List<String> OF_CHINESE = List.of("截至", "性质", "限月份", "限区县", "限维保单位", "原因归类方案", "限原因");
    private static final List<String> LATE = List.of(
            "id",
            "place",
            "area",
            "areaName",
            "areaNameEn",
            "firm",
            "firmName",
            "zone",
            "startedAt",
            "limitS",
            "arrivalS",
            "overS",
            "arrivalGrade");
    private static final List<String> LATE_CHINESE = List.of(
            "救援编号", "地点", "区县代码", "区县", "区县英文名", "维保单位编号", "维保单位", "时区", "接报（UTC）", "时限（秒）", "到场用时（秒）", "超过时限（秒）",
            "证据等级");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private ReportCsv() {}

    /** The whole, then each month, area, firm and group of causes, then each step of five minutes, of which only the arrivals are counted. */
    public static String report(JsonObject report) {
        var of = of(report);
        var lines = new StringBuilder(MARK);
        lines.append(line(List.of("by", "key", "name", "nameEn"), Figures.FIELDS, apart("standApart."), OF));
        lines.append(line(List.of("分项", "编号", "名称", "英文名"), Figures.CHINESE, apart("另计："), OF_CHINESE));
        lines.append(part("whole", "", "全部", "all", report.getJsonObject("whole"), of));
        parts(lines, "month", report.getJsonArray("byMonth"), of);
        parts(lines, "area", report.getJsonArray("byArea"), of);
        parts(lines, "firm", report.getJsonArray("byFirm"), of);
        parts(lines, "cause", report.getJsonArray("byCause"), of);
        var steps = report.getJsonArray("buckets");
        for (int i = 0; i < steps.size(); i++) lines.append(step(steps.getJsonObject(i), of));
        return lines.toString();
    }

    /** Who came late, all of them, the latest first. */
    public static String late(JsonObject report) {
        var of = of(report);
        var lines = new StringBuilder(MARK);
        lines.append(line(LATE, List.of("startedLocal"), OF));
        lines.append(line(LATE_CHINESE, List.of("接报（当地）"), OF_CHINESE));
        var late = report.getJsonArray("late");
        for (int i = 0; i < late.size(); i++) {
            var rescue = late.getJsonObject(i);
            var cells = new ArrayList<@Nullable Object>();
            for (var field : LATE) cells.add(rescue.getValue(field));
            cells.add(LOCAL.format(
                    Instant.parse(rescue.getString("startedAt")).atZone(ZoneId.of(rescue.getString("zone")))));
            lines.append(line(cells, of));
        }
        return lines.toString();
    }

    private static List<@Nullable Object> of(JsonObject report) {
        var whole = report.getJsonObject("whole");
        var slice = report.getJsonObject("slice");
        var of = new ArrayList<@Nullable Object>();
        of.add(whole.getString("asOf"));
        of.add(whole.getBoolean("exercise") ? "exercise 演练" : "real 真实");
        of.add(slice.getValue("month"));
        of.add(slice.getValue("area"));
        of.add(slice.getValue("firm"));
        of.add(slice.getValue("scheme"));
        of.add(slice.getValue("cause"));
        return of;
    }

    private static List<String> apart(String before) {
        var names = new ArrayList<String>();
        for (var why : StandsApart.values())
            names.add(before + (before.startsWith("standApart") ? why.name() : chinese(why)));
        return names;
    }

    private static String chinese(StandsApart why) {
        return switch (why) {
            case FALSE_ALARM -> "误报";
            case SELF_RELEASED -> "自行脱困";
            case DUPLICATE -> "重复";
        };
    }

    private static void parts(StringBuilder lines, String by, JsonArray parts, List<@Nullable Object> of) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.getJsonObject(i);
            lines.append(part(
                    by,
                    part.getString("key"),
                    part.getString("name"),
                    part.getString("nameEn"),
                    part.getJsonObject("figure"),
                    of));
        }
    }

    private static String part(
            String by, String key, String name, String nameEn, JsonObject figure, List<@Nullable Object> of) {
        var cells = new ArrayList<@Nullable Object>(List.of(by, key, name, nameEn));
        for (var field : Figures.FIELDS) cells.add(figure.getValue(field));
        for (var why : StandsApart.values())
            cells.add(figure.getJsonObject("standApart").getValue(why.name(), 0));
        return line(cells, of);
    }

    private static String step(JsonObject step, List<@Nullable Object> of) {
        long from = step.getLong("fromS") / MINUTE_S;
        long to = step.getLong("toS") / MINUTE_S;
        var cells = new ArrayList<@Nullable Object>(List.of(
                "step", step.getLong("toS"), "%d 至 %d 分钟".formatted(from, to), "%d to %d minutes".formatted(from, to)));
        for (var field : Figures.FIELDS) cells.add(field.equals("arrived") ? step.getValue("arrived") : null);
        for (int i = 0; i < StandsApart.values().length; i++) cells.add(null);
        return line(cells, of);
    }

    private static String line(List<?>... parts) {
        var cells = new ArrayList<@Nullable Object>();
        for (var part : parts) cells.addAll(part);
        return Csv.line(cells.toArray());
    }
}
