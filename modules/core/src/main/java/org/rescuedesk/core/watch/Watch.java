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

/** Has anything come due at the desk, and when will the next thing? */
public final class Watch {
    private Watch() {}

    /** All that is due, and what follows from it that is due as well. */
    public static void meet(Facts facts, Instant now) {
        for (var entry : facts.desk().rescues()) meet(facts, entry.getKey(), now);
        for (var entry : facts.desk().crews())
            shift(entry.getValue())
                    .filter(each -> each.isDue(now))
                    .ifPresent(each -> each.step().take(facts, now));
    }

    /** One after the other, for each may change what else is due. */
    private static void meet(Facts facts, RescueId id, Instant now) {
        for (var due = first(facts.desk(), id, now); due.isPresent(); due = first(facts.desk(), id, now))
            due.get().step().take(facts, now);
    }

    private static Optional<Deadline> first(Desk desk, RescueId id, Instant now) {
        return RescueWatch.deadlines(desk, desk.rescue(id)).stream()
                .filter(each -> each.isDue(now))
                .findFirst();
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
