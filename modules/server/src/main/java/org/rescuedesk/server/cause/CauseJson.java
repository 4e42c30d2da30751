package org.rescuedesk.server.cause;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.rescuedesk.wire.cause.Cause;
import org.rescuedesk.wire.cause.CauseTree;
import org.rescuedesk.wire.cause.Scheme;

/** CauseTree in the contract. */
public final class CauseJson {
    private CauseJson() {}

    public static JsonObject of(CauseTree tree) {
        var schemes = new JsonArray();
        for (var scheme : tree.listSchemes()) schemes.add(scheme(scheme));
        var causes = new JsonArray();
        for (var top : tree.listTops()) causes.add(cause(top).put("causes", causes(top.causes())));
        return new JsonObject().put("causes", causes).put("schemes", schemes);
    }

    private static JsonArray causes(List<Cause> causes) {
        var rows = new JsonArray();
        for (var each : causes) rows.add(cause(each));
        return rows;
    }

    private static JsonObject cause(Cause cause) {
        return named(cause.code(), cause.name(), cause.nameEn(), cause.comment())
                .put("formerly", new JsonArray(cause.formerly()));
    }

    private static JsonObject scheme(Scheme scheme) {
        var groups = new JsonArray();
        for (var each : scheme.groups())
            groups.add(new JsonObject()
                    .put("code", each.code())
                    .put("name", each.name())
                    .put("nameEn", each.nameEn())
                    .put("causes", new JsonArray(each.causes())));
        return named(scheme.code(), scheme.name(), scheme.nameEn(), scheme.comment())
                .put("groups", groups);
    }

    private static JsonObject named(String code, String name, String nameEn, String comment) {
        return new JsonObject()
                .put("code", code)
                .put("name", name)
                .put("nameEn", nameEn)
                .put("comment", comment);
    }
}
