package org.rescuedesk.core.plan;

import java.util.List;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** Who of the register's crews could be sent at all, wherever they are: all of them, how many are on duty, which are free. */
record Crews(int all, int onDuty, List<CrewId> free) {
    static Crews of(Desk desk) {
        List<CrewState> known = desk.register().listCrews().stream()
                .map(crew -> desk.crew(crew.id()))
                .toList();
        var free = known.stream()
                .filter(crew -> crew.readiness() == CrewState.Readiness.FREE)
                .map(CrewState::crew)
                .toList();
        long off = known.stream()
                .filter(crew -> crew.readiness() == CrewState.Readiness.OFF_DUTY)
                .count();
        return new Crews(known.size(), known.size() - (int) off, free);
    }

    boolean haveOneFor(Rescue rescue) {
        return rescue.opening().point() != null && free.stream().anyMatch(crew -> !hasDeclined(rescue, crew));
    }

    private static boolean hasDeclined(Rescue rescue, CrewId crew) {
        return rescue.findAssignment(crew)
                .filter(asked -> asked.state() == Assignment.State.DECLINED)
                .isPresent();
    }

    /** Why nobody can be sent. */
    Shortfall shortfall(Rescue rescue) {
        if (rescue.opening().point() == null) return Shortfall.of(Lack.PLACE_UNKNOWN, 0);
        if (onDuty == 0) return Shortfall.of(Lack.NOBODY_ON_DUTY, all);
        return free.isEmpty() ? Shortfall.of(Lack.ALL_OUT, onDuty) : Shortfall.of(Lack.ALL_DECLINED, free.size());
    }
}
