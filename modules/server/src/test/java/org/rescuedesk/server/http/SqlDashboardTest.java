package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Grafana's dashboard of response times asks the database; what it is told is what the desk's own report says. */
class SqlDashboardTest {
    private static final int MEAN = 0;
    private static final int P90 = 1;
    private static final int PROVEN = 2;
    private static final int CLAIMED = 3;
    private static final int NOT_KNOWN = 4;
    private static final int LATE = 5;
    private static final int BY_DAY = 6;
    private static final int STEPS = 7;
    private static final int BY_AREA = 8;
    private static final int LATE_LIST = 9;
    private static final int BY_FIRM = 10;
    private static final int BY_MONTH = 11;

    private static Scene scene;
    private static JsonObject dashboard;

    @BeforeAll
    static void threeRescues() throws Exception {
        scene = new Scene();
        dashboard = new JsonObject(Files.readString(root().resolve("grafana/dashboards/response-times.json")));
        Postgres.ask("insert into rescue_desk.area (version, id, name, name_en, zone, limit_s)"
                + " values (1, '520102', '旧名', '', 'Asia/Shanghai', 1800), (2, '520102', '南明区', '', 'Asia/Shanghai', 1800)"
                + " returning id");
        Postgres.ask("insert into rescue_desk.firm (version, id, name) values (1, 'F-1', '黔安电梯') returning id");
        rescue(1, Duration.ofMinutes(7));
        rescue(2, Duration.ofMinutes(12));
        rescue(3, Duration.ofMinutes(40));
        scene.call(Quarter.code(4));
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) folder = folder.getParent();
        return folder;
    }

    private static void rescue(int elevator, Duration arrival) {
        var rescue = scene.call(Quarter.code(elevator));
        scene.passes(arrival);
        scene.post(Scene.path(rescue, "/arrival"), new JsonObject().put("who", "保安"));
        scene.post(Scene.path(rescue, "/release"), new JsonObject().put("people", 2));
        scene.post(Scene.path(rescue, "/close"), new JsonObject());
    }

    /** As Grafana sends it: over all times, and over this desk's exercise. */
    private static List<String> ask(int panel) {
        var sql = dashboard
                .getJsonArray("panels")
                .getJsonObject(panel)
                .getJsonArray("targets")
                .getJsonObject(0)
                .getString("rawSql");
        return Postgres.ask(sql.replace("$exercise", "true")
                .replace("$__timeFilter(clock_start)", "clock_start between '1970-01-01' and '2100-01-01'"));
    }

    @Test
    void theFiguresAreThoseOfTheReport() {
        var whole = scene.read("/api/figures/report").getJsonObject("whole");
        assertThat(ask(MEAN)).singleElement().satisfies(mean -> same(mean, whole.getDouble("meanArrivalS")));
        assertThat(ask(P90)).singleElement().satisfies(p90 -> same(p90, whole.getDouble("p90ArrivalS")));
        assertThat(ask(PROVEN)).containsExactly("0.0");
        assertThat(ask(CLAIMED)).containsExactly("66.7");
        assertThat(ask(NOT_KNOWN)).containsExactly("0.0");
        assertThat(ask(LATE))
                .containsExactly(whole.getInteger("late").toString())
                .containsExactly("1");
    }

    /** 23:50 and 00:10 in Guizhou are one day in UTC, and noon of the day after is its third. */
    @Test
    void aDayOfArrivalsIsTheOneOfTheAreasClocks() {
        var byDay = dashboard
                .getJsonArray("panels")
                .getJsonObject(BY_DAY)
                .getJsonArray("targets")
                .getJsonObject(0)
                .getString("rawSql")
                .replace("$exercise", "true")
                .replace("$__timeFilter(clock_start)", "true")
                .replace("rescue_desk.counted_rescue", "day_rescue");
        var rows = "with day_rescue as (select true as exercise, 'NEEDED' as standing, true as in_time, zone,"
                + " clock_start::timestamptz, 60.0 as arrival_s from (values"
                + " ('Asia/Shanghai', '2026-11-23T15:50:00Z'), ('Asia/Shanghai', '2026-11-23T16:10:00Z'),"
                + " ('Asia/Shanghai', '2026-11-24T04:00:00Z'), ('America/New_York', '2026-11-23T04:50:00Z'))"
                + " as given (zone, clock_start)) select to_char(time at time zone 'UTC', 'MM-DD HH24:MI') from ("
                + byDay + ") as days order by 1";
        // Midnights: of the 22nd in New York, of the 23rd and the 24th in Guizhou.
        assertThat(Postgres.ask(rows)).containsExactly("11-22 05:00", "11-22 16:00", "11-23 16:00");
    }

    private static void same(String told, double reported) {
        assertThat(new BigDecimal(told)).isEqualByComparingTo(BigDecimal.valueOf(reported));
    }

    @Test
    void theChartsHoldEveryArrivalAndTheTablesEveryRescue() {
        assertThat(ask(STEPS))
                .containsExactly(
                        "5 min|0", "10 min|1", "15 min|1", "20 min|0", "25 min|0", "30 min|0", "35 min|0", "40 min|1");
        assertThat(ask(BY_DAY)).singleElement().asString().contains("|1180.000|");
        assertThat(ask(BY_AREA)).containsExactly("南明区|4|1180.000|1");
        assertThat(ask(BY_FIRM)).containsExactly("黔安电梯|4|1180.000|1");
        assertThat(ask(BY_MONTH)).containsExactly("2026-11|4|1180.000|1");
        assertThat(ask(LATE_LIST)).singleElement().asString().contains("|2400.000|600.000");
    }
}
