package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.plan.Decision.Why;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** Who of the register's crews could be sent at all, wherever they are: all of them, how many are on duty, which are free. */
record Crews(int all, int onDuty, List<Crew> free) {
    static Crews of(Desk desk) {
        var register = desk.register();
        int onDuty = 0;
        var free = new ArrayList<Crew>();
        for (var entry : desk.crews()) {
            var readiness = entry.getValue().readiness();
            if (readiness == Readiness.OFF_DUTY) continue;
            var crew = register.findCrew(entry.getKey());
            if (crew.isEmpty()) continue;
            onDuty++;
            if (readiness == Readiness.FREE) free.add(crew.get());
        }
        return new Crews(register.listCrews().size(), onDuty, free);
    }

    /** Whether one of them may be sent to it at the highest level, also one that has not answered before. */
    boolean haveOneFor(Desk desk, Rescue rescue, Instant at) {
        if (rescue.opening().point() == null || free.isEmpty()) return false;
        var eligible = new Eligible(desk, rescue, 2, Instant.MAX, at);
        return free.stream().anyMatch(crew -> eligible.why(crew, desk.crew(crew.id())) == null);
    }

    /** Why nobody can be sent. */
    Shortfall shortfall(Desk desk, Rescue rescue, Instant at) {
        if (rescue.opening().point() == null) return Shortfall.of(Lack.PLACE_UNKNOWN, 0);
        if (onDuty == 0) return Shortfall.of(Lack.NOBODY_ON_DUTY, all);
        if (free.isEmpty()) return Shortfall.of(Lack.ALL_OUT, onDuty);
        var eligible = new Eligible(desk, rescue, 2, Instant.MAX, at);
        boolean declined = free.stream().anyMatch(crew -> eligible.why(crew, desk.crew(crew.id())) == Why.DECLINED);
        return Shortfall.of(declined ? Lack.ALL_DECLINED : Lack.NOT_QUALIFIED, free.size());
    }
}
