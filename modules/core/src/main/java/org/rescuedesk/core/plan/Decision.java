package org.rescuedesk.core.plan;

import java.util.List;
import java.util.Map;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.state.Sorted;

/**
 * Why one crew was chosen, and what was known: level, version of the policy, source of the travel times, the chosen candidate
 * first and the next ten after it, and all other crews by rule and count.
 */
public record Decision(
        int level, int policy, String source, List<Candidate> candidates, Sorted<Excluded, Integer> excluded) {
    /** Why a crew was no candidate. */
    public enum Excluded {
        OFF_DUTY,
        RESTING,
        OUT,
        DECLINED,
        NO_ANSWER,
        OTHER_FIRM
    }

    private static final int KEPT = 11;

    public Decision {
        if (candidates.isEmpty()) throw new IllegalArgumentException("A decision names the crew that was chosen.");
        candidates = candidates.stream().sorted().limit(KEPT).toList();
    }

    public Candidate chosen() {
        return candidates.get(0);
    }

    public Body body() {
        return Body.empty()
                .with("level", level)
                .with("policy", policy)
                .with("source", source)
                .with("candidates", candidates.stream().map(Candidate::body).toList())
                .with("excluded", excludedBody());
    }

    private Body excludedBody() {
        var body = Body.empty();
        for (Map.Entry<Excluded, Integer> each : excluded)
            body = body.with(each.getKey().name(), each.getValue());
        return body;
    }

    public static Decision of(Body body) {
        var excluded = Sorted.<Excluded, Integer>empty();
        var counts = body.body("excluded");
        for (var key : counts.fields().keySet()) {
            excluded = excluded.with(Excluded.valueOf(key), Math.toIntExact(counts.number(key)));
        }
        return new Decision(
                Math.toIntExact(body.number("level")),
                Math.toIntExact(body.number("policy")),
                body.text("source"),
                body.list("candidates", Candidate::of),
                excluded);
    }
}
