package org.rescuedesk.core.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** The marks that time passes in one rescue: each is said once. */
public final class Marks {
    private final Rescue rescue;
    private final Policy policy;
    private final List<Deadline> list = new ArrayList<>();

    private Marks(Rescue rescue, Policy policy) {
        this.rescue = rescue;
        this.policy = policy;
    }

    /** Of one whose people are still inside. A warning is for whoever can still do something about it. */
    static List<Deadline> inside(Rescue rescue, Policy policy) {
        var marks = new Marks(rescue, policy);
        var arrival = rescue.findArrival().map(Arrival::at);
        if (arrival.isEmpty()) {
            var warnAt = rescue.opening().clockStart().plus(policy.arrivals().warnAfter());
            marks.add(Mark.OVERDUE, new Deadline(warnAt, say(rescue, Mark.OVERDUE)));
        }
        marks.lasting(arrival);
        return marks.list;
    }

    /** What stays true of a rescue for ever. */
    private void lasting(Optional<Instant> arrival) {
        var limitAt = rescue.opening().limitAt();
        boolean inTime = arrival.filter(at -> !at.isAfter(limitAt)).isPresent();
        if (!inTime) add(Mark.LATE, Deadline.after(limitAt, say(rescue, Mark.LATE)));
        var accidentAt = rescue.receivedAt().plus(policy.arrivals().accidentAfter());
        add(Mark.ACCIDENT, new Deadline(accidentAt, say(rescue, Mark.ACCIDENT)));
    }

    /** Of one whose people are out: whether or not its cause is reported, somebody has to speak with them. */
    static List<Deadline> released(Rescue rescue, Policy policy) {
        var marks = new Marks(rescue, policy);
        var due = rescue.times()
                .find(TimePoint.RELEASED)
                .map(at -> at.plus(policy.escalation().callBack()));
        if (rescue.awaitsCallBack()) due.ifPresent(at -> marks.add(at, Mark.CALL_BACK_DUE));
        if (rescue.awaitsCause()) due.ifPresent(at -> marks.add(at, Mark.CAUSE_DUE));
        return marks.list;
    }

    private void add(Instant at, Mark mark) {
        add(mark, new Deadline(at, say(rescue, mark)));
    }

    private void add(Mark mark, Deadline deadline) {
        if (!rescue.has(mark)) list.add(deadline);
    }

    static Deadline.Step say(Rescue rescue, Mark mark) {
        return (facts, now) -> facts.note(new MarkReached(now, By.DESK, rescue.id(), mark));
    }

    /**
     * What time had passed until the people were out is said now, if nobody has looked since: a desk that was away hears of arrival
     * and release in one moment.
     */
    public static void passed(Facts facts, Rescue rescue, Instant releasedAt, Instant now) {
        var marks = new Marks(rescue, facts.desk().policyOf(rescue));
        marks.lasting(rescue.findArrival().map(Arrival::at));
        for (var each : marks.list) if (each.isDue(releasedAt)) each.step().take(facts, now);
    }
}
