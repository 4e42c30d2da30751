package org.rescuedesk.server.figures;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger for a spreadsheet: a header as the contract spells it, the same in Chinese, then one deed a line, each saying as of when,
 * whether it is an exercise, and what the ledger is narrowed to.
 */
public final class LedgerCsv {
    private static final List<List<String>> COLUMNS = List.of(
            List.of("rescue", "救援编号"),
            List.of("month", "月份"),
            List.of("elevator", "电梯"),
            List.of("rescueCode", "救援识别码"),
            List.of("place", "地点"),
            List.of("area", "区县代码"),
            List.of("areaName", "区县"),
            List.of("areaNameEn", "区县英文名"),
            List.of("contractFirm", "签约维保单位编号"),
            List.of("contractFirmName", "签约维保单位"),
            List.of("rescueFirm", "救援单位编号"),
            List.of("rescueFirmName", "救援单位"),
            List.of("crew", "救援人员"),
            List.of("level", "级别"),
            List.of("outcome", "结果"),
            List.of("state", "任务状态"),
            List.of("startedAt", "计时起点（UTC）"),
            List.of("offeredAt", "派单（UTC）"),
            List.of("acceptedAt", "接单（UTC）"),
            List.of("departedAt", "出发（UTC）"),
            List.of("arrivedAt", "到场（UTC）"),
            List.of("releasedAt", "人员救出（UTC）"),
            List.of("endedAt", "任务结束（UTC）"),
            List.of("people", "被困人数"),
            List.of("decided", "派出依据"),
            List.of("decidedBy", "决定人"),
            List.of("zone", "时区"));

    private static final List<List<String>> OF = List.of(
            List.of("offeredLocal", "派单（当地）"),
            List.of("asOf", "截至"),
            List.of("kind", "性质"),
            List.of("ofMonth", "限月份"),
            List.of("ofArea", "限区县"),
            List.of("ofFirm", "限单位"));

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private LedgerCsv() {}

    public static String of(JsonObject ledger) {
        var lines = new StringBuilder("\uFEFF");
        for (int header = 0; header < 2; header++) {
            var cells = new ArrayList<@Nullable Object>();
            for (var each : COLUMNS) cells.add(each.get(header));
            for (var each : OF) cells.add(each.get(header));
            lines.append(Csv.line(cells.toArray()));
        }
        var deeds = ledger.getJsonArray("deeds");
        for (int i = 0; i < deeds.size(); i++) lines.append(line(deeds.getJsonObject(i), ledger));
        return lines.toString();
    }

    private static String line(JsonObject deed, JsonObject ledger) {
        var cells = new ArrayList<@Nullable Object>();
        for (var each : COLUMNS) cells.add(deed.getValue(each.get(0)));
        var zone = ZoneId.of(deed.getString("zone"));
        cells.add(LOCAL.format(Instant.parse(deed.getString("offeredAt")).atZone(zone)));
        cells.add(ledger.getString("asOf"));
        cells.add(ledger.getBoolean("exercise") ? "exercise 演练" : "real 真实");
        var slice = ledger.getJsonObject("slice");
        for (var each : List.of("month", "area", "firm")) cells.add(slice.getValue(each));
        return Csv.line(cells.toArray());
    }
}
