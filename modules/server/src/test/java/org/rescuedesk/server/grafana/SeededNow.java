package org.rescuedesk.server.grafana;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Series as a Prometheus would hold them, and what each query of the dashboard must give on them. */
final class SeededNow {
    private static final JsonObject SEEDED = read();

    private SeededNow() {}

    private static JsonObject read() {
        try (var file = SeededNow.class.getResourceAsStream("/grafana/now.seeded.yml")) {
            return Folder.parse(new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> series() {
        return Dashboard.objects(SEEDED.getJsonArray("input_series"))
                .map(each -> each.getString("series"))
                .toList();
    }

    /** The queries, by key, for which a result is given. */
    static List<String> queries() {
        return Dashboard.objects(SEEDED.getJsonArray("shown"))
                .map(each -> each.getString("query"))
                .toList();
    }

    /** The same as a test that promtool runs, each query written out; JSON is YAML. */
    static String forPromtool(Dashboard dashboard) {
        var asked = new JsonArray();
        Dashboard.objects(SEEDED.getJsonArray("shown"))
                .forEach(shown -> asked.add(new JsonObject()
                        .put("expr", query(dashboard, shown.getString("query")).filledIn())
                        .put("eval_time", SEEDED.getString("at"))
                        .put("exp_samples", shown.getJsonArray("samples"))));
        var test = new JsonObject()
                .put("interval", SEEDED.getString("interval"))
                .put("input_series", SEEDED.getJsonArray("input_series"))
                .put("promql_expr_test", asked);
        return new JsonObject().put("tests", new JsonArray().add(test)).encodePrettily();
    }

    private static Dashboard.Query query(Dashboard dashboard, String key) {
        return dashboard.queries().stream()
                .filter(query -> query.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
