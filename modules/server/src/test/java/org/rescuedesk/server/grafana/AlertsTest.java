package org.rescuedesk.server.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.server.grafana.Texts.isInBothLanguages;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fires, what doesn't, and what it says. */
class AlertsTest {
    @Test
    void prometheusTakesTheRulesAndTheExampleThatLoadsThem() throws IOException, InterruptedException {
        Promtool.run("check", "rules", Folder.GRAFANA.resolve(Alerts.RULES).toString());
        Promtool.run(
                "check",
                "config",
                Folder.GRAFANA.resolve("prometheus/prometheus.yml").toString());
    }

    @Test
    void eachFiresWhenItShouldAndNotBefore() throws IOException, InterruptedException {
        Promtool.run("test", "rules", Folder.GRAFANA.resolve(Alerts.TESTS).toString());
    }

    @Test
    void eachRuleIsShownFiringAndNotFiring() {
        Map<Boolean, Set<String>> shown = Dashboard.objects(
                        Folder.yaml(Alerts.TESTS).getJsonArray("tests"))
                .flatMap(test -> Dashboard.objects(test.getJsonArray("alert_rule_test")))
                .collect(Collectors.partitioningBy(
                        test -> test.containsKey("exp_alerts"),
                        Collectors.mapping(test -> test.getString("alertname"), Collectors.toSet())));
        var names = Alerts.rules().stream().map(rule -> rule.getString("alert")).toList();
        assertThat(shown.get(true)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(shown.get(false)).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("org.rescuedesk.server.grafana.Alerts#rules")
    void eachSpeaksBothLanguages(JsonObject rule) {
        var said = rule.getJsonObject("annotations");
        assertThat(said.getString("summary")).satisfies(isInBothLanguages());
        assertThat(said.getString("description")).satisfies(isInBothLanguages());
        assertThat(rule.getJsonObject("labels").getString("severity")).isIn("critical", "warning");
    }

    @Test
    void theScrapeIntervalIsTheOneThatGrafanaReckonsWith() {
        var scraped = Folder.yaml("prometheus/prometheus.yml").getJsonObject("global");
        var source = Folder.yaml("provisioning/datasources/prometheus.yaml")
                .getJsonArray("datasources")
                .getJsonObject(0);
        assertThat(source.getJsonObject("jsonData").getString("timeInterval"))
                .isEqualTo(scraped.getString("scrape_interval"));
    }
}
