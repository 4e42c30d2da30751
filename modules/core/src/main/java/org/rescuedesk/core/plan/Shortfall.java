package org.rescuedesk.core.plan;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.state.Sorted;

/** That nobody can be sent to a rescue now, and why: each lack with the number of crews that it keeps away. */
public record Shortfall(Sorted<Lack, Integer> lacks) {
    public static Shortfall of(Lack lack, int crews) {
        return new Shortfall(Sorted.<Lack, Integer>empty().with(lack, crews));
    }

    /** Whether the reasons are the same, whatever the numbers: then it needn't be said again. */
    public boolean isLike(Shortfall other) {
        return reasons().equals(other.reasons());
    }

    private Set<Lack> reasons() {
        var reasons = EnumSet.noneOf(Lack.class);
        for (var lack : lacks) reasons.add(lack.getKey());
        return reasons;
    }

    public Body body() {
        var body = Body.empty();
        for (Map.Entry<Lack, Integer> lack : lacks)
            body = body.with(lack.getKey().name(), lack.getValue());
        return body;
    }

    public static Shortfall of(Body body) {
        var lacks = Sorted.<Lack, Integer>empty();
        for (var key : body.fields().keySet()) {
            lacks = lacks.with(Lack.valueOf(key), Math.toIntExact(body.number(key)));
        }
        return new Shortfall(lacks);
    }
}
