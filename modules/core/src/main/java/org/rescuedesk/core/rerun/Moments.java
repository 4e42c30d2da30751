package org.rescuedesk.core.rerun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EscalationEvent.LevelOpened.Why;
import org.rescuedesk.core.EscalationEvent.ShortfallNoted;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.plan.Rerun;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** Finds in a journal, fact by fact, the moments at which the desk had to decide whom to send. */
final class Moments {
    private final Consumer<Moment> told;
    /** What was noted at this very time and may still lead to an order. */
    private final Map<RescueId, Begun> begun = new TreeMap<>();

    private Instant now = Instant.MIN;

    Moments(Consumer<Moment> told) {
        this.told = told;
    }

    /** A moment of which not all is known yet. */
    private static final class Begun {
        private final long seq;
        private final Desk before;
        private final Rescue rescue;
        private final boolean isShort;
        private final List<Integer> opened = new ArrayList<>();

        Begun(long seq, Desk before, Rescue rescue, boolean isShort) {
            this.seq = seq;
            this.before = before;
            this.rescue = rescue;
            this.isShort = isShort;
        }

        Moment moment(Instant at) {
            return new Moment(seq, at, rescue.id(), before, List.copyOf(opened), null);
        }
    }

    /** {@code before} is the desk before the fact. */
    void note(long seq, Event fact, Desk before) {
        if (!fact.at().equals(now)) end();
        now = fact.at();
        if (fact instanceof ShortfallNoted noted) begin(seq, noted.rescue(), before, true);
        else if (fact instanceof LevelOpened opened && isMadeAgain(opened)) open(seq, opened, before);
        else if (fact instanceof CrewOffered offered && Rerun.isByDesk(offered) && Rerun.isPossible(offered))
            told.accept(moment(seq, offered, before));
    }

    /** Nothing more can follow from what was noted. */
    void end() {
        for (var each : begun.values()) told.accept(each.moment(now));
        begun.clear();
    }

    /** Only what the desk opens because of whom it can send: what silence opens depends on what crews then did. */
    private static boolean isMadeAgain(LevelOpened opened) {
        return opened.by().equals(By.DESK) && (opened.why() == Why.EMPTY || opened.why() == Why.PREDICTED_LATE);
    }

    private void open(long seq, LevelOpened opened, Desk before) {
        var known = begun.get(opened.rescue());
        var moment = known == null ? begin(seq, opened.rescue(), before, false) : known;
        moment.opened.add(opened.level());
    }

    private Begun begin(long seq, RescueId id, Desk before, boolean isShort) {
        var moment = new Begun(seq, before, before.rescue(id), isShort);
        end(begun.put(id, moment));
        return moment;
    }

    private void end(@Nullable Begun replaced) {
        if (replaced != null) told.accept(replaced.moment(now));
    }

    /** The rescue as it was before its level opened, on the desk that knows by now where the crews are. */
    private Moment moment(long seq, CrewOffered offered, Desk before) {
        var known = begun.remove(offered.rescue());
        if (known == null || known.isShort) {
            end(known);
            return new Moment(seq, offered.at(), offered.rescue(), before, List.of(), offered);
        }
        return new Moment(
                seq, offered.at(), offered.rescue(), before.with(known.rescue), List.copyOf(known.opened), offered);
    }
}
