package org.rescuedesk.wire.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.policy.Policy;

/** What rules say, key by key, as their file would: for people, and to compare one version with another. */
public final class PolicyText {
    private PolicyText() {}

    /** In the order of the file; a key that is absent there is absent here. Without version and from, which every version has its own of. */
    public static Map<String, String> of(Policy policy) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("source", policy.source());
        var arrivals = policy.arrivals();
        put(keys, "arrivals.limit", arrivals.limit());
        keys.put("arrivals.clockStart", arrivals.clockStart().name());
        put(keys, "arrivals.warnAfter", arrivals.warnAfter());
        put(keys, "arrivals.accidentAfter", arrivals.accidentAfter());
        var escalation = policy.escalation();
        put(keys, "escalation.level1Answer", escalation.level1Answer());
        put(keys, "escalation.level2Answer", escalation.level2Answer());
        keys.put("escalation.level2WhenLate", String.valueOf(escalation.level2WhenLate()));
        put(keys, "escalation.crewSilent", escalation.crewSilent());
        put(keys, "escalation.callBack", escalation.callBack());
        var suspicions = policy.suspicions();
        put(keys, "suspicions.opensAfter", suspicions.opensAfter());
        for (var kind : suspicions.byKind())
            put(keys, "suspicions.byKind." + kind.getKey().name(), kind.getValue());
        put(keys, "suspicions.buttonHeld", suspicions.buttonHeld());
        keys.put("suspicions.perSender", String.valueOf(suspicions.perSender()));
        keys.put("suspicions.doubtedPerSender", String.valueOf(suspicions.doubtedPerSender()));
        keys.put("suspicions.unknownElevators", String.valueOf(suspicions.unknownElevators()));
        put(keys, "suspicions.clockAhead", suspicions.clockAhead());
        var eligibility = policy.eligibility();
        put(keys, "eligibility.positionFresh", eligibility.positionFresh());
        keys.put("eligibility.skills", String.valueOf(eligibility.skills()));
        put(keys, "eligibility.longestDuty", eligibility.longestDuty());
        keys.put("eligibility.fenceM", String.valueOf(eligibility.fenceM()));
        return keys;
    }

    private static void put(Map<String, String> keys, String key, @Nullable Duration length) {
        if (length != null) keys.put(key, Length.text(length));
    }
}
