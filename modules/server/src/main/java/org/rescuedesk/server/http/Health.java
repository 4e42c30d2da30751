package org.rescuedesk.server.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.rescuedesk.server.board.Vitals;
import org.rescuedesk.server.http.Problem.Kind;

/** Tells whoever keeps the process running whether it lives, and whether all its parts are there. */
final class Health {
    private final Pulse pulse;
    private final Vitals vitals;

    Health(Pulse pulse, Vitals vitals) {
        this.pulse = pulse;
        this.vitals = vitals;
    }

    Answer live() {
        return answer(new JsonObject().put("desk", pulse.isAlive()));
    }

    Answer ready() {
        return answer(new JsonObject()
                .put("desk", pulse.isAlive())
                .put("journal", vitals.journal().getAsBoolean())
                .put("mqtt", vitals.mqtt().getAsBoolean()));
    }

    /** Lets nobody act on, or look at, a desk whose thread doesn't answer. */
    void require(RoutingContext context) {
        if (pulse.isAlive()) context.next();
        else context.fail(new Problem(Kind.NOT_READY, "救援台没有应答。The desk doesn't answer."));
    }

    private static Answer answer(JsonObject checks) {
        if (!checks.stream().allMatch(each -> Boolean.TRUE.equals(each.getValue()))) {
            throw new Problem(Kind.NOT_READY, "有部件未就绪。Not all parts are there.").with("checks", checks);
        }
        return Answer.ok(new JsonObject().put("status", "UP").put("checks", checks));
    }
}
