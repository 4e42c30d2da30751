package org.rescuedesk.server.figures;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.store.report.ResponseTimes;

/** The response-time figure, for the page and for a spreadsheet. */
public final class Figures {
    private static final List<List<String>> ROWS = List.of(
            List.of("rescues", "救援起数", "rescues", ""),
            List.of("people", "解救人数", "people", ""),
            List.of("arrived", "有到场时间", "with an arrival", ""),
            List.of("meanArrivalS", "到场用时平均", "mean arrival", "s"),
            List.of("medianArrivalS", "到场用时中位", "median arrival", "s"),
            List.of("p90ArrivalS", "到场用时 P90", "P90 arrival", "s"),
            List.of("maxArrivalS", "到场用时最长", "longest arrival", "s"),
            List.of("neededArrival", "需要到场", "needed an arrival", ""),
            List.of("provenInTime", "时限内到场：已证实", "proven in time", ""),
            List.of("claimedInTime", "时限内到场：已声明", "claimed in time", ""),
            List.of("inTimeNotKnown", "时限内到场：未知", "in time: not known", ""),
            List.of("late", "超时", "late", ""),
            List.of("underWay", "仍在进行", "still under way", ""),
            List.of("ordered", "已派警", "ordered", ""),
            List.of("acceptedSoon", "三分钟内响应", "accepted within 3 min", ""),
            List.of("orders", "派单应答：应答与未应答", "orders that were or should have been answered", ""),
            List.of("answered", "派单应答：按时", "orders answered in time", ""),
            List.of("level1", "一级处置", "served at level 1", ""),
            List.of("level2", "二级处置", "served at level 2", ""),
            List.of("level3", "三级处置", "served at level 3", ""));

    /** Its figures by their names in the contract, in the order of a spreadsheet. */
    static final List<String> FIELDS = ROWS.stream().map(row -> row.get(0)).toList();

    /** The same in Chinese. */
    static final List<String> CHINESE = ROWS.stream().map(row -> row.get(1)).toList();

    private Figures() {}

    /** {@code now} stands in while there is no fact at all. */
    public static JsonObject json(ResponseTimes times, Instant now) {
        var asOf = times.asOf();
        var apart = new JsonObject();
        times.standApart().forEach((stage, count) -> apart.put(stage.name(), count));
        return new JsonObject()
                .put("asOf", (asOf == null ? now : asOf).toString())
                .put("exercise", times.exercise())
                .put("rescues", times.rescues())
                .put("people", times.people())
                .put("arrived", times.arrived())
                .put("meanArrivalS", number(times.meanArrivalS()))
                .put("medianArrivalS", number(times.medianArrivalS()))
                .put("p90ArrivalS", number(times.p90ArrivalS()))
                .put("maxArrivalS", number(times.maxArrivalS()))
                .put("neededArrival", times.neededArrival())
                .put("provenInTime", times.provenInTime())
                .put("claimedInTime", times.claimedInTime())
                .put("inTimeNotKnown", times.inTimeNotKnown())
                .put("late", times.late())
                .put("underWay", times.underWay())
                .put("ordered", times.turnout().ordered())
                .put("acceptedSoon", times.turnout().acceptedSoon())
                .put("orders", times.turnout().orders())
                .put("answered", times.turnout().answered())
                .put("level1", times.turnout().level1())
                .put("level2", times.turnout().level2())
                .put("level3", times.turnout().level3())
                .put("standApart", apart);
    }

    static @Nullable Double number(@Nullable BigDecimal seconds) {
        return seconds == null ? null : seconds.doubleValue();
    }

    /** One figure a row. The byte order mark lets a spreadsheet know that this is UTF-8. */
    public static String csv(JsonObject figure) {
        var lines = new ArrayList<String>();
        lines.add(line("field", "指标", "figure", "value", "unit"));
        lines.add(line("asOf", "截至", "as of", figure.getString("asOf"), ""));
        lines.add(line("exercise", "演练", "exercise", figure.getBoolean("exercise"), ""));
        for (var row : ROWS)
            lines.add(line(row.get(0), row.get(1), row.get(2), figure.getValue(row.get(0)), row.get(3)));
        figure.getJsonObject("standApart")
                .forEach(each ->
                        lines.add(line("standApart." + each.getKey(), "另计", "stands apart", each.getValue(), "")));
        return "\uFEFF" + String.join("", lines);
    }

    private static String line(String field, String zh, String en, @Nullable Object value, String unit) {
        return Csv.line(field, zh, en, value, unit);
    }
}
