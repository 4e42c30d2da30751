package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rescuedesk.server.grafana.Texts.isInBothLanguages;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.server.grafana.Dashboard.Panel;

/** A dashboard is one that Grafana takes as it is, on any Prometheus, and that a wall shows whole. */
class DashboardShapeTest {
    private static final int COLUMNS = 24;

    /** A row is 30 px and 8 px apart: what a screen of 1080 px shows in kiosk mode. */
    private static final int ROWS_ON_A_WALL = 28;

    private static final JsonObject SOURCE =
            new JsonObject().put("type", "prometheus").put("uid", "${datasource}");

    static Stream<Dashboard> dashboards() {
        return Dashboard.all();
    }

    static Stream<Panel> panels() {
        return Dashboard.all().flatMap(each -> each.panels().stream());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void itIsFoundUnderOneNameOnEveryInstallation(Dashboard dashboard) {
        assertThat(dashboard.json().getString("uid")).isEqualTo("rescue-desk-" + dashboard.name());
        assertThat(dashboard.json().getValue("id")).isNull();
        assertThat(dashboard.json().getString("title").toLowerCase(Locale.ROOT)).endsWith(" / " + dashboard.name());
        assertThat(dashboard.json().getInteger("schemaVersion")).isEqualTo(39);
        assertThat(dashboard.json().getString("title")).satisfies(isInBothLanguages());
        assertThat(dashboard.json().getString("description")).satisfies(isInBothLanguages());
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void dataSourceAndDeskAreChosenOnThePage(Dashboard dashboard) {
        var variables = Dashboard.objects(
                        dashboard.json().getJsonObject("templating").getJsonArray("list"))
                .toList();
        assertThat(variables)
                .extracting(variable -> variable.getString("name"), variable -> variable.getString("type"))
                .containsExactly(tuple("datasource", "datasource"), tuple("job", "query"));
        assertThat(variables)
                .allSatisfy(variable -> assertThat(variable.getString("label")).satisfies(isInBothLanguages()));
        assertThat(variables.get(1).getJsonObject("datasource")).isEqualTo(SOURCE);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noTwoPanelsHaveOneId(Dashboard dashboard) {
        assertThat(dashboard.panels()).extracting(Panel::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panelsFillTheWallWithoutLyingOnEachOther(Dashboard dashboard) {
        var taken = new HashSet<String>();
        for (var panel : dashboard.panels()) {
            var place = panel.place();
            int right = place.getInteger("x") + place.getInteger("w");
            int bottom = place.getInteger("y") + place.getInteger("h");
            assertThat(right).as("right edge of %s", panel).isLessThanOrEqualTo(COLUMNS);
            assertThat(bottom).as("bottom of %s", panel).isLessThanOrEqualTo(ROWS_ON_A_WALL);
            IntStream.range(place.getInteger("x"), right)
                    .forEach(x -> IntStream.range(place.getInteger("y"), bottom)
                            .forEach(y -> assertThat(taken.add(x + "," + y))
                                    .as("%s has column %d, row %d for itself", panel, x, y)
                                    .isTrue()));
        }
        assertThat(taken).as("no hole").hasSize(COLUMNS * height(dashboard));
    }

    private static int height(Dashboard dashboard) {
        return dashboard.panels().stream()
                .mapToInt(panel -> panel.place().getInteger("y") + panel.place().getInteger("h"))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelSaysWhatItShows(Panel panel) {
        assertThat(panel.title()).satisfies(isInBothLanguages());
        assertThat(panel.json().getString("description")).satisfies(isInBothLanguages());
        assertThat(panel.defaults().getString("unit")).isNotBlank();
        assertThat(panel.json().getString("type")).isIn("stat", "timeseries", "bargauge");
        assertThat(panel.json().getJsonObject("options")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelsColoursRiseFromABase(Panel panel) {
        var steps = Dashboard.objects(
                        panel.defaults().getJsonObject("thresholds").getJsonArray("steps"))
                .toList();
        assertThat(steps.get(0).getValue("value")).as("the base has no value").isNull();
        assertThat(steps.stream().skip(1).map(step -> step.getDouble("value")).toList())
                .isSorted();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelAsksTheChosenDeskOnly(Panel panel) {
        assertThat(panel.json().getJsonObject("datasource")).isEqualTo(SOURCE);
        assertThat(Dashboard.objects(panel.json().getJsonArray("targets")))
                .isNotEmpty()
                .allSatisfy(
                        target -> assertThat(target.getJsonObject("datasource")).isEqualTo(SOURCE))
                .extracting(target -> target.getString("refId"))
                .doesNotHaveDuplicates();
        assertThat(panel.queries())
                .allSatisfy(query -> assertThat(Selector.of(query.expression()))
                        .allSatisfy(selector -> assertThat(selector.equal()).containsEntry("job", "$job")));
    }
}
