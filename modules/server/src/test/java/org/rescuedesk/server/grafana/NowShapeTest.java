package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rescuedesk.server.grafana.Texts.isInBothLanguages;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rescuedesk.server.grafana.Dashboard.Panel;

/** The dashboard is one that Grafana takes as it is, on any Prometheus, and that a wall shows whole. */
class NowShapeTest {
    private static final int COLUMNS = 24;

    /** A row is 30 px and 8 px apart: what a screen of 1080 px shows in kiosk mode. */
    private static final int ROWS_ON_A_WALL = 28;

    private static final JsonObject SOURCE =
            new JsonObject().put("type", "prometheus").put("uid", "${datasource}");

    private final Dashboard now = Dashboard.now();

    static List<Panel> panels() {
        return Dashboard.now().panels();
    }

    @Test
    void itIsFoundUnderOneNameOnEveryInstallation() {
        assertThat(now.json().getString("uid")).isEqualTo("rescue-desk-now");
        assertThat(now.json().getValue("id")).isNull();
        assertThat(now.json().getString("title")).isEqualTo("现在 / Now");
        assertThat(now.json().getInteger("schemaVersion")).isEqualTo(39);
        assertThat(now.json().getString("description")).satisfies(isInBothLanguages());
    }

    @Test
    void dataSourceAndDeskAreChosenOnThePage() {
        var variables = Dashboard.objects(now.json().getJsonObject("templating").getJsonArray("list"))
                .toList();
        assertThat(variables)
                .extracting(variable -> variable.getString("name"), variable -> variable.getString("type"))
                .containsExactly(tuple("datasource", "datasource"), tuple("job", "query"));
        assertThat(variables)
                .allSatisfy(variable -> assertThat(variable.getString("label")).satisfies(isInBothLanguages()));
        assertThat(variables.get(1).getJsonObject("datasource")).isEqualTo(SOURCE);
    }

    @Test
    void noTwoPanelsHaveOneId() {
        assertThat(panels()).extracting(Panel::id).doesNotHaveDuplicates();
    }

    @Test
    void panelsFillTheWallWithoutLyingOnEachOther() {
        var taken = new HashSet<String>();
        for (var panel : panels()) {
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
        assertThat(taken).as("no hole").hasSize(COLUMNS * height());
    }

    private static int height() {
        return panels().stream()
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
