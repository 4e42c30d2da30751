package org.rescuedesk.server.grafana;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Series as a Prometheus would hold them, and what each query of a dashboard must give on them. */
record Seeded(Dashboard dashboard, JsonObject json) {

    static Seeded of(Dashboard dashboard) {
        try (var file = Seeded.class.getResourceAsStream("/grafana/" + dashboard.name() + ".seeded.yml")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return new Seeded(dashboard, Folder.parse(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all dashboards. */
    static Stream<String> series() {
        return Dashboard.all()
                .flatMap(each -> Dashboard.objects(of(each).json.getJsonArray("input_series")))
                .map(each -> each.getString("series"));
    }

    /** The queries, by key, for which a result is given. */
    List<String> queries() {
        return Dashboard.objects(json.getJsonArray("shown"))
                .map(each -> each.getString("query"))
                .toList();
    }

    /** The same as a test that promtool runs, each query written out; JSON is YAML. */
    String forPromtool() {
        var asked = new JsonArray();
        Dashboard.objects(json.getJsonArray("shown"))
                .forEach(shown -> asked.add(new JsonObject()
                        .put("expr", query(shown.getString("query")).filledIn())
                        .put("eval_time", json.getString("at"))
                        .put("exp_samples", shown.getJsonArray("samples"))));
        var test = new JsonObject()
                .put("interval", json.getString("interval"))
                .put("input_series", json.getJsonArray("input_series"))
                .put("promql_expr_test", asked);
        return new JsonObject().put("tests", new JsonArray().add(test)).encodePrettily();
    }

    private Dashboard.Query query(String key) {
        return dashboard.queries().stream()
                .filter(query -> query.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
