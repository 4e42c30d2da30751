package org.rescuedesk.core.ask;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Facts;
import org.rescuedesk.core.RescueEvent.MarkReached;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;

/** The marks that time has passed in a rescue whose people are still inside: each is said once. */
final class Marks {
    private final Facts facts;
    private final Rescue rescue;
    private final Instant until;
    private final Instant at;

    /** What has come due up to and with {@code until} is said at {@code at}. */
    Marks(Facts facts, Rescue rescue, Instant until, Instant at) {
        this.facts = facts;
        this.rescue = rescue;
        this.until = until;
        this.at = at;
    }

    /** A warning is for whoever can still do something about it. */
    void warn() {
        boolean nobody = rescue.findArrival().isEmpty();
        note(Mark.OVERDUE, nobody && isPast(facts.desk().rules().policy().warnAfter()));
    }

    /** What stays true of a rescue for ever. */
    void note() {
        note(Mark.LATE, rescue.hasMissedLimit(until));
        note(Mark.ACCIDENT, isPast(facts.desk().rules().policy().accidentAfter()));
    }

    private boolean isPast(Duration wait) {
        return !rescue.opening().clockStart().plus(wait).isAfter(until);
    }

    private void note(Mark mark, boolean reached) {
        if (reached && !rescue.has(mark)) facts.note(new MarkReached(at, By.DESK, rescue.id(), mark));
    }
}
