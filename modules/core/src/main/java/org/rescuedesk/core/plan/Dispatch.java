package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Facts;
import org.rescuedesk.core.RescueEvent.ShortfallNoted;
import org.rescuedesk.core.state.Rescue;

/**
 * Sends crews: to every rescue that waits and has nobody, the longest waiting first, as long as somebody can be sent. While
 * nobody is free, a look at a rescue that waits costs next to nothing: in a blackout hundreds wait at every command.
 */
public final class Dispatch {
    private Dispatch() {}

    public static void serveWaiting(Facts facts, Instant at) {
        var waiting = waiting(facts);
        if (waiting.isEmpty()) return;
        var crews = Crews.of(facts.desk());
        for (var rescue : waiting) {
            if (crews.haveOneFor(rescue) && offer(facts, rescue, at)) crews = Crews.of(facts.desk());
            else noteShortfall(facts, rescue, crews, at);
        }
    }

    private static List<Rescue> waiting(Facts facts) {
        return facts.desk()
                .rescues()
                .values()
                .filter(Rescue::isUnserved)
                .sorted(Comparator.comparing(rescue -> rescue.opening().clockStart()))
                .toList();
    }

    /** Looks where crews are only when there is one to choose: who waits long would fill the journal with positions. */
    private static boolean offer(Facts facts, Rescue rescue, Instant at) {
        facts.lookAtCrews(at);
        var desk = facts.desk();
        var decision = Choice.find(desk, rescue, at);
        var answerBy = at.plus(desk.rules().policy().acceptWithin());
        decision.ifPresent(chosen -> facts.note(new CrewOffered(at, By.DESK, rescue.id(), chosen, answerBy)));
        return decision.isPresent();
    }

    private static void noteShortfall(Facts facts, Rescue rescue, Crews crews, Instant at) {
        var found = crews.shortfall(rescue);
        var known = rescue.shortfall();
        if (known == null || !known.isLike(found)) {
            facts.note(new ShortfallNoted(at, By.DESK, rescue.id(), found));
        }
    }
}
