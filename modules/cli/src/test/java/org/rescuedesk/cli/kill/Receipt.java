package org.rescuedesk.cli.kill;

import io.vertx.core.json.JsonObject;

/** What a controller was told; the epoch says which of the desks, the killed one or the next, told it. */
record Receipt(String signal, String rescue, boolean saved, long epoch) {
    static Receipt of(String body) {
        var receipt = new JsonObject(body);
        return new Receipt(
                receipt.getString("signal"),
                receipt.getString("rescue"),
                receipt.getBoolean("saved"),
                receipt.getLong("epoch"));
    }
}
