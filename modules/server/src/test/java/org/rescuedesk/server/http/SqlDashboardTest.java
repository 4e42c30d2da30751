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

    private static Scene scene;
    private static JsonObject dashboard;

    @BeforeAll
    static void threeRescues() throws Exception {
        scene = new Scene();
        dashboard = new JsonObject(Files.readString(root().resolve("grafana/dashboards/response-times.json")));
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

    private static void same(String told, double reported) {
        assertThat(new BigDecimal(told)).isEqualByComparingTo(BigDecimal.valueOf(reported));
    }

    @Test
    void theChartsHoldEveryArrivalAndTheTablesEveryRescue() {
        assertThat(ask(STEPS)).containsExactly("10 min|1", "15 min|1", "40 min|1");
        assertThat(ask(BY_DAY)).singleElement().asString().contains("|1180.000|");
        assertThat(ask(BY_AREA)).containsExactly("520102|4|1180.000|1");
        assertThat(ask(LATE_LIST)).singleElement().asString().contains("|2400.000|600.000");
    }
}
