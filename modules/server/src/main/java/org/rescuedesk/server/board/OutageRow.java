package org.rescuedesk.server.board;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rescuedesk.store.outage.Outage;

/** A fault or a lost link as pages and programs are told it (Outage in the contract). */
public final class OutageRow {
    private OutageRow() {}

    /** The rows under the name that the contract gives them. */
    public static JsonObject list(List<Outage> outages) {
        return new JsonObject().put("outages", rows(outages));
    }

    static JsonArray rows(List<Outage> outages) {
        var rows = new JsonArray();
        for (var outage : outages) rows.add(row(outage));
        return rows;
    }

    private static JsonObject row(Outage outage) {
        var ended = outage.endedAt();
        return new JsonObject()
                .put("id", outage.id())
                .put("elevator", outage.elevator().value())
                .put("kind", outage.kind().toString())
                .put("beganAt", outage.beganAt().toString())
                .put("endedAt", ended == null ? null : ended.toString());
    }
}
