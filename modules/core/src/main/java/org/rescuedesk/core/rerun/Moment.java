package org.rescuedesk.core.rerun;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/**
 * One time at which the desk had to decide by its rules whom to send to a rescue, with all that it then noted: the levels that it
 * {@code opened}, and whom it {@code asked}; nobody, where nobody could be sent. {@code before} is the desk before any of it.
 */
public record Moment(
        long seq,
        Instant at,
        RescueId id,
        Desk before,
        List<Integer> opened,
        @Nullable CrewOffered asked) {
    Rescue rescue() {
        return before.rescue(id);
    }

    /** Whether somebody was bound to it already and would be late, so that another crew might be asked beside. */
    boolean isBeside() {
        return rescue().findActive().isPresent();
    }
}
