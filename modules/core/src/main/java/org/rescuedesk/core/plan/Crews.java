package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** Who of the register's crews could be sent at all, wherever they are: how many are on duty and out, and the places of the free ones. */
record Crews(Roster roster, int onDuty, int out, List<Integer> free) {
    static Crews of(Roster roster) {
        int onDuty = 0;
        int out = 0;
        var free = new ArrayList<Integer>();
        for (int place = 0; place < roster.size(); place++) {
            var readiness = roster.state(place).readiness();
            if (readiness != Readiness.OFF_DUTY) onDuty++;
            if (readiness == Readiness.OUT) out++;
            if (readiness == Readiness.FREE) free.add(place);
        }
        return new Crews(roster, onDuty, out, free);
    }

    /** Whether one of them may be sent to it at the highest level, also one that has not answered before. */
    boolean haveOneFor(Desk desk, Rescue rescue, Instant at) {
        if (rescue.opening().point() == null || free.isEmpty()) return false;
        var eligible = new Eligible(desk, rescue, 2, Instant.MAX, at);
        for (int place : free) if (eligible.why(roster.crew(place), roster.state(place)) == null) return true;
        return false;
    }

    /** Why nobody can be sent; never another reason only because time has passed, for no deadline tells when a look would find that. */
    Shortfall shortfall(Rescue rescue) {
        if (rescue.opening().point() == null) return Shortfall.of(Lack.PLACE_UNKNOWN, 0);
        if (onDuty == 0) return Shortfall.of(Lack.NOBODY_ON_DUTY, roster.size());
        if (free.isEmpty()) return Shortfall.of(out > 0 ? Lack.ALL_OUT : Lack.ALL_RESTING, onDuty);
        int declined = count(rescue, each -> each.state() == Assignment.State.DECLINED);
        if (declined > 0) return Shortfall.of(Lack.ALL_DECLINED, declined);
        int calledOff = count(rescue, Assignment::calledOff);
        return calledOff > 0
                ? Shortfall.of(Lack.ALL_CALLED_OFF, calledOff)
                : Shortfall.of(Lack.NOT_QUALIFIED, free.size());
    }

    /** How many of the free ones this holds of, by what became of them in this rescue. */
    private int count(Rescue rescue, Predicate<Assignment> what) {
        int count = 0;
        for (int place : free) {
            if (rescue.findAssignment(roster.crew(place).id()).filter(what).isPresent()) count++;
        }
        return count;
    }
}
