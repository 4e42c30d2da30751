package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Sorted;

/**
 * Decides again what was decided (F4): a decision rests on nothing but the desk as it stood before its fact, with the register of that
 * time, so the same desk has to give the same decision.
 */
public final class Rerun {
    private Rerun() {}

    /** Whether this desk decides as it was decided then: what an earlier method decided can't be decided again. */
    public static boolean isPossible(CrewOffered fact) {
        return fact.decision().method() == Decision.METHOD;
    }

    /** The decision that this desk takes in place of the one in the fact; none where it would ask nobody. */
    public static Optional<Decision> of(Desk before, CrewOffered fact) {
        var rescue = before.rescue(fact.rescue());
        var choice = new Choice(before, rescue, fact.at(), Roster.of(before));
        if (isByDesk(fact)) return choice.find(level(rescue));
        return before.register().findCrew(fact.crew()).map(choice::sending);
    }

    /** Whether a rule asked the crew, and not a person. */
    public static boolean isByDesk(CrewOffered fact) {
        return fact.by().equals(By.DESK);
    }

    /** Beside a crew that is bound already and would be late anybody may be asked; above level 2 nobody else than at it. */
    private static int level(Rescue rescue) {
        return rescue.findActive().isPresent() ? 2 : Math.min(rescue.level(), 2);
    }

    /**
     * All that this desk notes at this time to serve one rescue that waits: the levels that it opens and the crew that it asks, or why
     * it can ask nobody. Nothing, where somebody is bound to it already.
     */
    public static List<Event> serve(Desk before, RescueId rescue, Instant at) {
        var facts = new Facts(before, Sorted.empty());
        if (before.rescue(rescue).isUnserved()) Dispatch.serve(facts, rescue, at);
        return facts.events();
    }

    /** The same for one to which a crew is on its way that will be late: whom the desk asks beside it. */
    public static List<Event> askBeside(Desk before, RescueId rescue, Instant at) {
        var facts = new Facts(before, Sorted.empty());
        Dispatch.askBesideLateComer(facts, rescue, at);
        return facts.events();
    }
}
