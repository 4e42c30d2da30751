package org.rescuedesk.core.simulation;

import java.time.Instant;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** A mark is said of a rescue that goes on, once its time has come and never before. */
final class MarkRules {
    private MarkRules() {}

    static void require(MarkReached reached, Rescue before, Desk desk) {
        boolean corrected =
                before.corrections().stream().anyMatch(each -> each.field() == Correction.Field.RELEASED_AT);
        boolean lasts = reached.mark() == Mark.ACCIDENT || reached.mark() == Mark.LATE;
        boolean mayHaveEnded = reached.mark() == Mark.CALL_BACK_DUE && before.awaitsCallBack() || corrected && lasts;
        Rules.require(mayHaveEnded || !before.stage().isEnded(), "said of one that has ended", reached);
        boolean anew = reached.mark() == Mark.FIRE_BRIGADE_WANTED
                && before.acknowledged().has(reached.mark());
        Rules.require(anew || !before.has(reached.mark()), "said twice", reached);
        Rules.require(!reached.at().isBefore(from(reached.mark(), before, desk)), "said early", reached);
    }

    private static Instant from(Mark mark, Rescue rescue, Desk desk) {
        var policy = desk.policyOf(rescue);
        return switch (mark) {
            case OVERDUE -> rescue.opening().clockStart().plus(policy.arrivals().warnAfter());
            case LATE -> rescue.opening().limitAt().plusMillis(1);
            case ACCIDENT -> rescue.receivedAt().plus(policy.arrivals().accidentAfter());
            case CALL_BACK_DUE, CAUSE_DUE ->
                rescue.times()
                        .find(TimePoint.RELEASED)
                        .orElseThrow()
                        .plus(policy.escalation().callBack());
            case FIRE_BRIGADE_WANTED -> rescue.levels().get(3);
            case RETURNED_UNCONFIRMED -> throw new AssertionError("no time leads to " + mark);
        };
    }

    /** All that must have been said of it by now. */
    static void requireSaid(Rescue rescue, Desk desk, Instant now) {
        boolean inside = rescue.stage() == Stage.OPEN || rescue.stage() == Stage.ON_SITE;
        if (inside) {
            var arrival = rescue.findArrival().map(Arrival::at);
            requireSaid(Mark.ACCIDENT, rescue, desk, now);
            if (arrival.isEmpty()) requireSaid(Mark.OVERDUE, rescue, desk, now);
            if (arrival.isEmpty() || arrival.get().isAfter(rescue.opening().limitAt()))
                requireSaid(Mark.LATE, rescue, desk, now);
        }
        if (rescue.awaitsCause()) requireSaid(Mark.CAUSE_DUE, rescue, desk, now);
        if (rescue.awaitsCallBack()) requireSaid(Mark.CALL_BACK_DUE, rescue, desk, now);
    }

    private static void requireSaid(Mark mark, Rescue rescue, Desk desk, Instant now) {
        boolean due = !now.isBefore(from(mark, rescue, desk));
        if (due && !rescue.has(mark)) throw new AssertionError("nobody said " + mark + ": " + rescue);
    }
}
