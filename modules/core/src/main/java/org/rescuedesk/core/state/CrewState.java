package org.rescuedesk.core.state;

import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.CrewId;

/**
 * What is known of a crew: its readiness, the rescue that it is bound to (only while OUT), and the last of its positions that a
 * decision rested on. Readiness is another thing than the progress of its task.
 */
public record CrewState(
        CrewId crew,
        Readiness readiness,
        @Nullable RescueId task,
        @Nullable Fix seen) {
    public enum Readiness {
        OFF_DUTY,
        FREE,
        RESTING,
        OUT
    }

    public static CrewState unknown(CrewId crew) {
        return new CrewState(crew, Readiness.OFF_DUTY, null, null);
    }

    public CrewState free() {
        return new CrewState(crew, Readiness.FREE, null, seen);
    }

    /** Free, unless it was not bound to this rescue any more: then it stays as it is. */
    public CrewState freeOf(RescueId rescue) {
        return rescue.equals(task) ? free() : this;
    }

    public CrewState offDuty() {
        return new CrewState(crew, Readiness.OFF_DUTY, null, seen);
    }

    public CrewState out(RescueId rescue) {
        return new CrewState(crew, Readiness.OUT, rescue, seen);
    }

    public CrewState at(Fix fix) {
        return new CrewState(crew, readiness, task, fix);
    }
}
