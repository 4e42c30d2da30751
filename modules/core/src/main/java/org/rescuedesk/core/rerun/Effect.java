package org.rescuedesk.core.rerun;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.plan.Rerun;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;

/** What was decided at one moment, and what would have been; {@code opened} are the levels that the desk opened then. */
public record Effect(long seq, Instant at, RescueId rescue, AreaId area, Chosen was, Chosen would) {
    /** Whom the desk asks and when that crew is predicted to be there; nobody, where it can or need ask nobody. */
    public record Chosen(@Nullable CrewId crew, Duration eta, boolean late, List<Integer> opened) {
        public boolean isNobody() {
            return crew == null;
        }

        static Chosen of(@Nullable CrewOffered asked, List<Integer> opened, Instant limitAt) {
            if (asked == null) return new Chosen(null, Duration.ZERO, false, opened);
            var eta = asked.decision().chosen().eta();
            boolean late = asked.at().plus(eta).isAfter(limitAt);
            return new Chosen(asked.crew(), eta, late, opened);
        }
    }

    static Effect of(Moment moment, List<Change> changes) {
        var rescue = moment.rescue();
        var was = Chosen.of(moment.asked(), moment.opened(), moment.before().limitAt(rescue, moment.at()));
        return new Effect(
                moment.seq(),
                moment.at(),
                moment.id(),
                rescue.opening().area(),
                was,
                would(moment, changed(moment, changes), was));
    }

    private static Desk changed(Moment moment, List<Change> changes) {
        var desk = moment.before();
        for (var change : changes) desk = change.in(desk, desk.rescue(moment.id()), moment.at());
        return desk;
    }

    /** On an unchanged desk nothing would have been otherwise. */
    private static Chosen would(Moment moment, Desk desk, Chosen was) {
        if (desk.equals(moment.before())) return was;
        var rescue = desk.rescue(moment.id());
        var facts = moment.isBeside() ? beside(moment, desk) : Rerun.serve(desk, moment.id(), moment.at());
        CrewOffered asked = null;
        for (var fact : facts) if (fact instanceof CrewOffered offered) asked = offered;
        var opened = moment.isBeside() && staysOpen(moment, desk) ? moment.opened() : opened(facts);
        return Chosen.of(asked, opened, desk.limitAt(rescue, moment.at()));
    }

    private static List<Integer> opened(List<Event> facts) {
        return facts.stream()
                .filter(LevelOpened.class::isInstance)
                .map(fact -> ((LevelOpened) fact).level())
                .toList();
    }

    private static List<Event> beside(Moment moment, Desk desk) {
        boolean asks = moment.opened().isEmpty() || staysOpen(moment, desk);
        return asks ? Rerun.askBeside(desk, moment.id(), moment.at()) : List.of();
    }

    /** Level 2 opened because whoever is bound would be late; it does so by other rules only if these say so as well. */
    private static boolean staysOpen(Moment moment, Desk desk) {
        var rescue = desk.rescue(moment.id());
        return rescue.findLateComer(moment.at()).isPresent()
                && desk.policyOf(rescue).escalation().level2WhenLate();
    }

    /** Whether somebody else would have been asked, or nobody, or somebody where nobody was. */
    public boolean isOther() {
        return !Objects.equals(was.crew(), would.crew());
    }

    /** How much sooner a crew would have been there, where one was asked and one would have been. */
    public Duration gained() {
        return was.isNobody() || would.isNobody() ? Duration.ZERO : was.eta().minus(would.eta());
    }

    /** The levels that would not have opened. */
    public List<Integer> kept() {
        return was.opened().stream()
                .filter(level -> !would.opened().contains(level))
                .toList();
    }

    /** Those that would have opened and did not. */
    public List<Integer> added() {
        return would.opened().stream()
                .filter(level -> !was.opened().contains(level))
                .toList();
    }
}
