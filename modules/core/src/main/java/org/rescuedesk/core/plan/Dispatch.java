package org.rescuedesk.core.plan;

import java.time.Instant;
import java.util.Comparator;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Facts;
import org.rescuedesk.core.RescueEvent.ShortfallNoted;
import org.rescuedesk.core.state.Rescue;

/** Sends crews: to every rescue that waits and has nobody, the longest waiting first, as long as somebody can be sent. */
public final class Dispatch {
    private Dispatch() {}

    public static void serveWaiting(Facts facts, Instant at) {
        var waiting = facts.desk()
                .rescues()
                .values()
                .filter(Rescue::isUnserved)
                .sorted(Comparator.comparing(rescue -> rescue.opening().clockStart()))
                .toList();
        for (var rescue : waiting) serve(facts, rescue, at);
    }

    /** Looks where crews are only when there is one to choose: who waits long would fill the journal with positions. */
    private static void serve(Facts facts, Rescue rescue, Instant at) {
        if (Choice.isPossible(facts.desk(), rescue)) facts.lookAtCrews(at);
        var desk = facts.desk();
        Choice.find(desk, rescue, at)
                .ifPresentOrElse(
                        decision -> facts.note(new CrewOffered(
                                at,
                                By.DESK,
                                rescue.id(),
                                decision,
                                at.plus(desk.rules().policy().acceptWithin()))),
                        () -> noteShortfall(facts, rescue, at));
    }

    private static void noteShortfall(Facts facts, Rescue rescue, Instant at) {
        var found = Choice.shortfall(facts.desk(), rescue);
        var known = rescue.shortfall();
        if (known == null || !known.isLike(found)) {
            facts.note(new ShortfallNoted(at, By.DESK, rescue.id(), found));
        }
    }
}
