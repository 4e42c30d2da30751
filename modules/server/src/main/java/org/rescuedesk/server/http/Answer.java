package org.rescuedesk.server.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What an operation answers when all went well; {@code location} is where what it made can be looked at. */
record Answer(int status, JsonObject body, @Nullable String location) {
    static Answer ok(JsonObject body) {
        return new Answer(200, body, null);
    }

    /** It stands, though for now in the desk's own file only. */
    static Answer accepted(JsonObject body) {
        return new Answer(202, body, null);
    }

    static Answer created(JsonObject body, String location) {
        return new Answer(201, body, location);
    }

    void send(HttpServerResponse response) {
        if (location != null) response.putHeader("Location", location);
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
