package org.rescuedesk.core.watch;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.rescuedesk.core.By;
import org.rescuedesk.core.CrewEvent.CrewWentOffDuty;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** Has anything come due at the desk, and when will the next thing? */
public final class Watch {
    private Watch() {}

    /** All that is due, and what follows from it that is due as well. */
    public static void meet(Facts facts, Instant now) {
        var before = facts.desk();
        int noted = facts.number();
        for (var entry : before.rescues()) {
            // Nearly always nothing is due: then this rescue is as it stands in the walk, and needn't be searched for.
            var due = first(before, entry.getValue(), now);
            if (facts.number() > noted || due.isPresent()) meet(facts, entry.getKey(), now);
        }
        for (var entry : facts.desk().crews()) {
            var until = entry.getValue().shift().until();
            if (until == null || until.isAfter(now)) continue;
            shift(entry.getValue()).ifPresent(each -> each.step().take(facts, now));
        }
    }

    /** One after the other, for each may change what else is due. */
    private static void meet(Facts facts, RescueId id, Instant now) {
        for (var due = first(facts, id, now); due.isPresent(); due = first(facts, id, now))
            due.get().step().take(facts, now);
    }

    private static Optional<Deadline> first(Facts facts, RescueId id, Instant now) {
        return first(facts.desk(), facts.desk().rescue(id), now);
    }

    private static Optional<Deadline> first(Desk desk, Rescue rescue, Instant now) {
        for (var each : RescueWatch.deadlines(desk, rescue)) if (each.isDue(now)) return Optional.of(each);
        return Optional.empty();
    }

    /**
     * The first moment at which a look finds something, if one now has found nothing and nothing else happens before; none while nothing
     * waits. So a driven clock may jump over the hours in which nothing comes due.
     */
    public static Optional<Instant> next(Desk desk) {
        var rescues = desk.rescues().values().flatMap(rescue -> RescueWatch.deadlines(desk, rescue).stream());
        var crews = desk.crews().values().flatMap(crew -> shift(crew).stream());
        return Stream.concat(rescues, crews).map(Deadline::at).min(Instant::compareTo);
    }

    /** A crew's shift ends when it said so, once nobody waits for it. */
    private static Optional<Deadline> shift(CrewState crew) {
        boolean mayGo = crew.readiness() == Readiness.FREE || crew.readiness() == Readiness.RESTING;
        return mayGo && crew.shift().until() != null
                ? Optional.of(new Deadline(
                        crew.shift().until(),
                        (facts, now) -> facts.note(new CrewWentOffDuty(now, By.DESK, crew.crew()))))
                : Optional.empty();
    }
}
