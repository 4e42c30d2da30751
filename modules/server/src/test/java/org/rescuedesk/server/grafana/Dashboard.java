package org.rescuedesk.server.grafana;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A dashboard as it is provisioned. */
record Dashboard(String name, JsonObject json) {
    /** What Grafana puts in for its variables: the span shown is six hours, a scrape comes every 15 s. */
    private static final Map<String, String> VARIABLES =
            Map.of("$__rate_interval", "1m", "$__range", "6h", "$job", "rescue-desk");

    /** One panel, in Grafana's words. */
    record Panel(JsonObject json) {
        int id() {
            return json.getInteger("id");
        }

        String title() {
            return json.getString("title");
        }

        JsonObject place() {
            return json.getJsonObject("gridPos");
        }

        JsonObject defaults() {
            return json.getJsonObject("fieldConfig").getJsonObject("defaults");
        }

        List<Query> queries() {
            return objects(json.getJsonArray("targets"))
                    .map(target -> new Query(id() + target.getString("refId"), target.getString("expr")))
                    .toList();
        }

        @Override
        public String toString() {
            return id() + " " + title();
        }
    }

    /** One query; {@code key} is its panel's id and its letter, {@code 4B}. */
    record Query(String key, String expression) {
        /** As Grafana sends it to Prometheus. */
        String filledIn() {
            var filled = expression;
            for (var variable : VARIABLES.entrySet()) {
                filled = filled.replace(variable.getKey(), variable.getValue());
            }
            return filled;
        }
    }

    static Stream<Dashboard> all() {
        return Stream.of("now", "fleet").map(name -> new Dashboard(name, Folder.json("dashboards/" + name + ".json")));
    }

    @Override
    public String toString() {
        return name;
    }

    List<Panel> panels() {
        return objects(json.getJsonArray("panels")).map(Panel::new).toList();
    }

    List<Query> queries() {
        return panels().stream().flatMap(panel -> panel.queries().stream()).toList();
    }

    static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
