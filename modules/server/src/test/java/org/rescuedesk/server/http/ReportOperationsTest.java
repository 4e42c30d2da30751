package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.RescueId;

/** What a regulator asks over HTTP: the report, its files, and the rescues behind each figure. */
class ReportOperationsTest {
    private static Scene scene;

    @BeforeAll
    static void open() throws Exception {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void aReportIsNarrowedByMonthAreaAndFirmAndOpensItsRescues() {
        var rescue = scene.call(Quarter.code(12));
        act(rescue, "/arrival", new JsonObject().put("who", "保安"));
        var report = scene.read("/api/figures/report");
        var whole = report.getJsonObject("whole");
        assertThat(whole.getInteger("rescues")).isPositive();
        var months = report.getJsonArray("byMonth");
        assertThat(months.stream()
                        .mapToInt(part ->
                                ((JsonObject) part).getJsonObject("figure").getInteger("rescues"))
                        .sum())
                .isEqualTo(whole.getInteger("rescues"));
        var area = report.getJsonArray("byArea").getJsonObject(0);
        assertThat(area.getString("name")).isNotEqualTo(area.getString("key"));
        var narrow = scene.read("/api/figures/report?area=" + area.getString("key") + "&month="
                + months.getJsonObject(0).getString("key"));
        assertThat(narrow.getJsonArray("byArea")).hasSize(1);
        assertThat(scene.read("/api/figures/report?month=1999-01")
                        .getJsonObject("whole")
                        .getInteger("rescues"))
                .isZero();
        assertThat(ids(scene.read("/api/figures/rescues?figure=claimed_in_time"), "rescues"))
                .contains(rescue.value());
        assertThat(ids(scene.read("/api/figures/rescues?figure=late"), "rescues"))
                .doesNotContain(rescue.value());
        assertThat(ids(scene.read("/api/figures/rescues?limit=1"), "rescues")).hasSize(1);
        for (var wrong : List.of(
                "month=2026-13",
                "month=x",
                "area=1",
                "figure=all",
                "limit=0",
                "firm=%3Cscript%3E",
                "toS=10",
                "after=x",
                "mont=2026-11",
                "figure=late&figure=late")) {
            assertThat(scene.get("/api/figures/rescues?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void causesAreSummedUpAsEachPlaceDoesItAndOpenTheirRescues() {
        var rescue = closed(Quarter.code(20), "human.e_bike");
        var uncounted = scene.call(Quarter.code(21));
        var plain = scene.read("/api/figures/report");
        assertThat(plain.getJsonObject("slice").getString("scheme")).isEqualTo("96333");
        assertThat(part(plain, "human").getString("name")).isEqualTo("人为原因");
        assertThat(part(plain, "").getString("nameEn")).isEqualTo("no cause reported");
        assertThat(plain.getJsonArray("byCause").stream()
                        .mapToInt(part ->
                                ((JsonObject) part).getJsonObject("figure").getInteger("rescues"))
                        .sum())
                .isEqualTo(plain.getJsonObject("whole").getInteger("rescues"));
        var guizhou = scene.read("/api/figures/report?scheme=guizhou");
        assertThat(part(guizhou, "misuse").getString("nameEn")).isEqualTo("misuse");
        var narrow = scene.read("/api/figures/rescues?scheme=guizhou&cause=misuse");
        assertThat(narrow.getJsonObject("slice").getString("causeName")).isEqualTo("使用不当");
        assertThat(ids(narrow, "rescues")).contains(rescue.value()).doesNotContain(uncounted.value());
        assertThat(ids(scene.read("/api/figures/rescues?cause=-"), "rescues"))
                .contains(uncounted.value())
                .doesNotContain(rescue.value());
        assertThat(scene.get("/api/figures/report.csv?scheme=zhongwei").body())
                .contains("\r\ncause,management,管理原因,management,", ",zhongwei,\r\n");
    }

    @Test
    void theTreeOfCausesIsThereForWhoeverChooses() {
        var tree = scene.read("/api/causes");
        assertThat(tree.getJsonArray("causes")).hasSize(11);
        var door = tree.getJsonArray("causes").getJsonObject(2);
        assertThat(door.getString("name")).isEqualTo("门系统");
        assertThat(door.getJsonArray("causes").getJsonObject(0).getString("code"))
                .isEqualTo("door.track_blocked");
        assertThat(tree.getJsonArray("schemes")).hasSize(4);
    }

    @Test
    void aCauseThatADispatcherMadeUpIsRefusedWithASentence() {
        var rescue = scene.call(Quarter.code(22));
        for (var wrong : List.of("ghost", "door.ghost", "DOOR", "外星人")) {
            var answer = scene.post(Scene.path(rescue, "/close"), new JsonObject().put("cause", wrong));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(Scene.json(answer).getString("field")).isEqualTo("cause");
        }
        assertThat(Scene.json(scene.post(Scene.path(rescue, "/close"), new JsonObject().put("cause", "door.ghost")))
                        .getString("detail"))
                .isEqualTo("原因 door.ghost 不在原因分类中，见 /api/causes。"
                        + "There is no cause door.ghost; /api/causes has them all.");
    }

    private static RescueId closed(String code, String cause) {
        var rescue = scene.call(code);
        act(rescue, "/arrival", new JsonObject().put("who", "保安"));
        act(rescue, "/release", new JsonObject().put("people", 1));
        act(rescue, "/close", new JsonObject().put("cause", cause));
        return rescue;
    }

    private static JsonObject part(JsonObject report, String group) {
        return report.getJsonArray("byCause").stream()
                .map(JsonObject.class::cast)
                .filter(part -> part.getString("key").equals(group))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLedgerIsNarrowedAsAReportIs() {
        var ledger = scene.read("/api/ledger?month=2026-11&limit=5");
        assertThat(ledger.getJsonArray("deeds").size()).isLessThanOrEqualTo(5);
        assertThat(ledger.getJsonObject("slice").getString("month")).isEqualTo("2026-11");
        assertThat(scene.get("/api/ledger.csv").body()).startsWith("\uFEFFrescue,month,elevator,");
        assertThat(scene.get("/api/ledger?firm=F-none").statusCode()).isEqualTo(404);
        for (var wrong : List.of("month=2026-13", "area=1", "limit=0", "scheme=96333", "firm=%3Cscript%3E")) {
            assertThat(scene.get("/api/ledger?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void aReportForASpreadsheetAddsUpAndSaysThatItIsAnExercise() {
        var rescue = scene.call(Quarter.code(14));
        act(rescue, "/arrival", new JsonObject().put("who", "保安"));
        scene.post(Scene.path(scene.call(Quarter.code(15)), "/false-alarm"), new JsonObject());
        var answer = scene.get("/api/figures/report.csv");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"report-exercise.csv\"");
        var lines = answer.body().split("\r\n", -1);
        assertThat(lines[0])
                .startsWith("\uFEFFby,key,name,nameEn,rescues,people,")
                .endsWith(",ofMonth,ofArea,ofFirm,ofScheme,ofCause");
        assertThat(lines[1]).startsWith("分项,编号,名称,英文名,救援起数,").contains("另计：误报");
        var columns = List.of(lines[0].substring(1).split(","));
        assertThat(lines[1].split(",")).hasSameSizeAs(columns);
        long arrived = 0;
        for (var line : lines) {
            var cells = line.split(",", -1);
            if (line.startsWith("step,")) arrived += Long.parseLong(cells[columns.indexOf("arrived")]);
            if (!line.startsWith("whole,") && !line.startsWith("month,")) continue;
            assertThat(cells[columns.indexOf("kind")]).isEqualTo("exercise 演练");
            long parts = 0;
            for (var each : List.of(
                    "neededArrival",
                    "underWay",
                    "standApart.FALSE_ALARM",
                    "standApart.SELF_RELEASED",
                    "standApart.DUPLICATE")) parts += Long.parseLong(cells[columns.indexOf(each)]);
            assertThat(Long.parseLong(cells[columns.indexOf("rescues")])).isEqualTo(parts);
        }
        assertThat(arrived)
                .isEqualTo(
                        scene.read("/api/figures/report").getJsonObject("whole").getLong("arrived"));
        assertThat(answer.body()).contains("\r\nmonth,", "\r\narea,", "\r\nfirm,", "\r\ncause,");
    }

    @Test
    void theLateListForASpreadsheetNamesThePlaceAndTheLocalTime() {
        var rescue = scene.call(Quarter.code(16));
        scene.passes(Duration.ofMinutes(41));
        act(rescue, "/arrival", new JsonObject().put("who", "保安"));
        var lines = scene.get("/api/figures/report/late.csv").body().split("\r\n", -1);
        assertThat(lines[0])
                .startsWith("\uFEFFid,place,area,")
                .endsWith("startedLocal,asOf,kind,ofMonth,ofArea,ofFirm,ofScheme,ofCause");
        assertThat(lines[1]).startsWith("救援编号,地点,区县代码,");
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(rescue.value() + ",")
                        .contains(",Asia/Shanghai,", ",exercise 演练,", ",660.0,"));
    }

    @Test
    void theRescuesBehindAFigureArePagedOnToTheLast() {
        for (int elevator = 17; elevator < 20; elevator++) scene.call(Quarter.code(elevator));
        var all = scene.read("/api/figures/rescues");
        var seen = new ArrayList<String>();
        List<String> page;
        do {
            var after = seen.isEmpty() ? "" : "&after=" + seen.get(seen.size() - 1);
            var answer = scene.read("/api/figures/rescues?limit=2" + after);
            assertThat(answer.getLong("total")).isEqualTo(all.getLong("total"));
            page = ids(answer, "rescues");
            seen.addAll(page);
        } while (page.size() == 2);
        assertThat(seen).isEqualTo(ids(all, "rescues")).hasSizeGreaterThan(2);
        assertThat(scene.read("/api/figures/rescues?area=520102")
                        .getJsonObject("slice")
                        .getString("areaName"))
                .isNotEqualTo("520102");
    }

    @Test
    void whatNobodyKnowsIsNotFound() {
        for (var unknown : List.of(
                "area=999999",
                "firm=F-none",
                "scheme=mars",
                "cause=misuse",
                "scheme=guizhou&cause=door",
                "after=none@20200101T000000Z")) {
            var answer = scene.get("/api/figures/rescues?" + unknown);
            assertThat(answer.statusCode()).as(unknown).isEqualTo(404);
            assertThat(Scene.json(answer).getString("detail")).contains("没有", "There is no ");
        }
        assertThat(scene.get("/api/figures/report?firm=-").statusCode()).isEqualTo(200);
    }

    @Test
    void aParameterThatIsNotInTheContractIsRefusedByItsName() {
        for (var path : List.of("/api/board?x=1", "/health/live?x=1", "/metrics?x=1", "/api/figures/report.csv?x=1")) {
            var answer = scene.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(Scene.json(answer).getString("field")).isEqualTo("x");
        }
        assertThat(Scene.json(scene.get("/api/figures/report?month=2026-11&month=2026-12"))
                        .getString("detail"))
                .isEqualTo("字段 month 给了不止一次。The field month is given more than once.");
    }

    private static JsonObject act(RescueId rescue, String action, JsonObject body) {
        var answer = scene.post(Scene.path(rescue, action), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Scene.json(answer);
    }

    private static List<String> ids(JsonObject answer, String list) {
        JsonArray rows = answer.getJsonArray(list);
        return rows.stream().map(row -> ((JsonObject) row).getString("id")).toList();
    }
}
