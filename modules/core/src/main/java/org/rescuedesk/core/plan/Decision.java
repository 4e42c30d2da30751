package org.rescuedesk.core.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.ToldTimes;
import org.rescuedesk.core.travel.Trouble;

/**
 * Why one crew was chosen, and what was known (DESIGN 3.3, F4): the level of the chosen crew, the rules, where the travel times came
 * from, the chosen candidate first and after it the ten that would have been there soonest, each with why it was not chosen, and all
 * other crews by reason and count. {@code method} counts the ways in which the desk has decided: only one of its own can be re-run.
 */
public record Decision(
        int method,
        int level,
        PolicyId policy,
        Roads roads,
        List<Candidate> candidates,
        Sorted<Why, Integer> excluded) {
    /** The way in which this desk decides. */
    public static final int METHOD = 2;

    /** Why a crew was not chosen. */
    public enum Why {
        OFF_DUTY,
        RESTING,
        OUT,
        DECLINED,
        CALLED_OFF,
        NO_ANSWER,
        OTHER_FIRM,
        SHIFT_OVER,
        TOO_LONG_ON_DUTY,
        NOT_QUALIFIED,
        FARTHER
    }

    /**
     * Where travel times came from: {@code source} for all candidates of which no engine of roads had told; {@code engine} which had been
     * asked, and its {@code trouble} if it had failed.
     */
    public record Roads(
            String source,
            @Nullable String engine,
            @Nullable Trouble trouble) {
        /** Of an elevator that is in no register. */
        static final Roads NOBODY_KNOWS = new Roads("unknown-place", null, null);

        static Roads of(String source, @Nullable ToldTimes told) {
            return told == null ? new Roads(source, null, null) : new Roads(source, told.source(), told.trouble());
        }
    }

    public Decision {
        if (candidates.isEmpty()) throw new IllegalArgumentException("A decision names the crew that was chosen.");
        candidates = List.copyOf(candidates);
    }

    public Candidate chosen() {
        return candidates.get(0);
    }

    public Body body() {
        return Body.empty()
                .with("method", method == 1 ? null : Integer.valueOf(method))
                .with("level", level)
                .with("policy", policy.version())
                .with("policyArea", policy.isNational() ? null : policy.area())
                .with("source", roads.source())
                .with("engine", roads.engine())
                .with("trouble", roads.trouble())
                .with("candidates", candidates.stream().map(Candidate::body).toList())
                .with("excluded", excludedBody());
    }

    private Body excludedBody() {
        var body = Body.empty();
        for (Map.Entry<Why, Integer> each : excluded)
            body = body.with(each.getKey().name(), each.getValue());
        return body;
    }

    public static Decision of(Body body) {
        var excluded = Sorted.<Why, Integer>empty();
        var counts = body.body("excluded");
        for (var key : counts.fields().keySet()) {
            excluded = excluded.with(Why.valueOf(key), Math.toIntExact(counts.number(key)));
        }
        var method = body.intOrNull("method");
        return new Decision(
                method == null ? 1 : method,
                Math.toIntExact(body.number("level")),
                new PolicyId(
                        body.findText("policyArea").orElse(PolicyId.NATIONAL), Math.toIntExact(body.number("policy"))),
                new Roads(
                        body.text("source"),
                        body.findText("engine").orElse(null),
                        body.textOrNull("trouble", Trouble::valueOf)),
                body.list("candidates", Candidate::of),
                excluded);
    }
}
