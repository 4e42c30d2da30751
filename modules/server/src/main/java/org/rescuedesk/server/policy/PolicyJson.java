package org.rescuedesk.server.policy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.state.Desk;

/** The book of rules, and which of them are in force where (PolicyBook in the contract). */
public final class PolicyJson {
    private PolicyJson() {}

    /** In force at {@code now}, for what opens now: a rescue keeps those that it opened under. */
    public static JsonObject of(Desk desk, Instant now) {
        var policies = new JsonArray();
        desk.policies().policies().values().forEach(policy -> policies.add(of(policy)));
        var inForce = new JsonArray();
        for (var area : desk.register().listAreas()) inForce.add(inForce(desk, area, now));
        return new JsonObject()
                .put("at", now.toString())
                .put("national", desk.policies().nationalAt(now).id().toString())
                .put("inForce", inForce)
                .put("policies", policies);
    }

    private static JsonObject inForce(Desk desk, Area area, Instant now) {
        var policy = desk.policies().inForce(area.id(), now);
        var limit = policy.arrivals().limit();
        return new JsonObject()
                .put("area", area.id().value())
                .put("areaName", area.name())
                .put("areaNameEn", area.nameEn())
                .put("policy", policy.id().toString())
                .put("limitS", (limit == null ? area.limit() : limit).toSeconds());
    }

    /** What a rescue goes by; its own limit, which it copied, stands in its row. */
    public static JsonObject brief(Policy policy) {
        return new JsonObject()
                .put("id", policy.id().toString())
                .put("source", policy.source())
                .put(
                        "from",
                        policy.from().equals(Instant.EPOCH)
                                ? null
                                : policy.from().toString())
                .put("limitS", seconds(policy.arrivals().limit()))
                .put("clockStart", policy.arrivals().clockStart().name());
    }

    private static JsonObject of(Policy policy) {
        var arrivals = policy.arrivals();
        var escalation = policy.escalation();
        var suspicions = policy.suspicions();
        var eligibility = policy.eligibility();
        var byKind = new JsonObject();
        for (var kind : suspicions.byKind())
            byKind.put(kind.getKey().name(), kind.getValue().toSeconds());
        return brief(policy)
                .put("area", policy.id().area())
                .put("version", policy.id().version())
                .put("warnAfterS", seconds(arrivals.warnAfter()))
                .put("accidentAfterS", seconds(arrivals.accidentAfter()))
                .put("level1AnswerS", seconds(escalation.level1Answer()))
                .put("level2AnswerS", seconds(escalation.level2Answer()))
                .put("level2WhenLate", escalation.level2WhenLate())
                .put("crewSilentS", seconds(escalation.crewSilent()))
                .put("callBackS", seconds(escalation.callBack()))
                .put("opensAfterS", seconds(suspicions.opensAfter()))
                .put("opensAfterByKindS", byKind)
                .put("buttonHeldS", seconds(suspicions.buttonHeld()))
                .put("perSender", suspicions.perSender())
                .put("doubtedPerSender", suspicions.doubtedPerSender())
                .put("unknownElevators", suspicions.unknownElevators())
                .put("clockAheadS", seconds(suspicions.clockAhead()))
                .put("positionFreshS", seconds(eligibility.positionFresh()))
                .put("skills", eligibility.skills())
                .put("longestDutyS", seconds(eligibility.longestDuty()))
                .put("fenceM", eligibility.fenceM());
    }

    private static @Nullable Long seconds(@Nullable Duration length) {
        return length == null ? null : length.toSeconds();
    }
}
