package org.rescuedesk.cli.chaos;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rescuedesk.cli.chaos.judge.Deviation;

/** What came of one slice, as it stands in its folder; lengths in milliseconds. */
record Result(
        String name,
        Map<String, Integer> faults,
        int rescues,
        int cries,
        int calls,
        int unreadable,
        int reports,
        int repetitions,
        long longestMs,
        long tookMs,
        List<Deviation> deviations) {
    static final String FILE = "result.json";

    int struck() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    long count(Deviation.Kind kind) {
        return deviations.stream().filter(each -> each.kind() == kind).count();
    }

    void write(Path folder) throws IOException {
        var kinds = new JsonObject();
        faults.forEach(kinds::put);
        var found = new JsonArray();
        deviations.forEach(each ->
                found.add(new JsonObject().put("kind", each.kind().name()).put("sentence", each.sentence())));
        var json = new JsonObject()
                .put("name", name)
                .put("faults", kinds)
                .put("rescues", rescues)
                .put("cries", cries)
                .put("calls", calls)
                .put("unreadable", unreadable)
                .put("reports", reports)
                .put("repetitions", repetitions)
                .put("longestMs", longestMs)
                .put("tookMs", tookMs)
                .put("deviations", found);
        Files.writeString(folder.resolve(FILE), json.encodePrettily());
    }

    static Result read(Path file) throws IOException {
        var json = new JsonObject(Files.readString(file));
        var kinds = new TreeMap<String, Integer>();
        var faults = json.getJsonObject("faults");
        faults.fieldNames().forEach(kind -> kinds.put(kind, faults.getInteger(kind)));
        var found = json.getJsonArray("deviations").stream()
                .map(JsonObject.class::cast)
                .map(each -> new Deviation(Deviation.Kind.valueOf(each.getString("kind")), each.getString("sentence")))
                .toList();
        return new Result(
                json.getString("name"),
                kinds,
                json.getInteger("rescues"),
                json.getInteger("cries"),
                json.getInteger("calls", 0),
                json.getInteger("unreadable", 0),
                json.getInteger("reports"),
                json.getInteger("repetitions"),
                json.getLong("longestMs"),
                json.getLong("tookMs"),
                found);
    }
}
