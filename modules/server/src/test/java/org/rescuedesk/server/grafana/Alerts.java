package org.rescuedesk.server.grafana;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** The alert rules as Prometheus loads them. */
final class Alerts {
    static final String RULES = "prometheus/rescue-desk.rules.yml";
    static final String TESTS = "prometheus/rescue-desk.test.yml";

    private Alerts() {}

    static List<JsonObject> rules() {
        return Dashboard.objects(Folder.yaml(RULES).getJsonArray("groups"))
                .flatMap(group -> Dashboard.objects(group.getJsonArray("rules")))
                .toList();
    }

    static List<String> expressions() {
        return rules().stream().map(rule -> rule.getString("expr")).toList();
    }
}
