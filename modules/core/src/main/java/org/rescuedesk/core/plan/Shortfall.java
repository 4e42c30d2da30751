package org.rescuedesk.core.plan;

import java.util.Map;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.state.Sorted;

/** That nobody can be sent to a rescue now, and why: each lack with the number of crews that it keeps away. */
public record Shortfall(Sorted<Lack, Integer> lacks) {
    public static Shortfall of(Lack lack, int crews) {
        return new Shortfall(Sorted.<Lack, Integer>empty().with(lack, crews));
    }

    /** Whether the reasons are the same, whatever the numbers: then it needn't be said again. */
    public boolean isLike(Shortfall other) {
        return lacks.size() == other.lacks.size() && lacks.size() == count(other);
    }

    private int count(Shortfall other) {
        int same = 0;
        for (var lack : lacks) if (other.lacks.has(lack.getKey())) same++;
        return same;
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
