package org.rescuedesk.cli.kill;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** One entrapment of an elevator that has none before or after; its body is the same at each repetition. */
record Cry(String elevator, String body) {
    static Cry of(int number) {
        var elevator = Province.elevator(number);
        return new Cry(
                elevator,
                new JsonObject()
                        .put("v", 1)
                        .put("elevator", elevator)
                        .put("kind", "entrapment")
                        .put("at", Instant.now().toString())
                        .put("boot", "b1")
                        .put("counter", number)
                        .put("people", 1)
                        .encode());
    }

    String topic() {
        return "elevator/" + Province.AREA + "/" + elevator + "/signal";
    }

    /** As the wire makes it from elevator, boot and counter. */
    String signal() {
        return elevator + "/b1/" + new JsonObject(body).getInteger("counter");
    }
}
