package org.rescuedesk.cli.chaos.judge;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;

/** Late is said of each rescue whose crew was not there within the limit, once, never of another, and never before the limit. */
final class LimitCheck implements Check {
    private final Findings findings;
    private final Map<RescueId, Rescue> rescues = new HashMap<>();
    private final Map<RescueId, Instant> late = new HashMap<>();

    LimitCheck(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void see(Entry entry) {
        if (!(entry.event() instanceof RescueEvent event)) return;
        var known = rescues.get(event.rescue());
        if (event instanceof MarkReached reached && reached.mark() == Mark.LATE && known != null)
            said(entry.seq(), known, reached.at());
        rescues.compute(event.rescue(), (id, rescue) -> evolved(rescue, event));
    }

    private static Rescue evolved(Rescue before, RescueEvent event) {
        return event instanceof org.rescuedesk.core.OpeningEvent opening ? opening.begun() : event.evolve(before);
    }

    private void said(long seq, Rescue rescue, Instant at) {
        var limitAt = rescue.opening().limitAt();
        if (late.put(rescue.id(), at) != null)
            findings.doubled("Event %d: rescue %s was said to be late before.".formatted(seq, rescue.id()));
        if (!at.isAfter(limitAt))
            findings.wrong(
                    "Event %d: rescue %s is late at %s, before its limit %s.".formatted(seq, rescue.id(), at, limitAt));
        rescue.findArrival()
                .filter(arrival -> !arrival.at().isAfter(limitAt))
                .ifPresent(arrival ->
                        findings.wrong("Event %d: rescue %s is late, and its crew was there at %s within the limit %s."
                                .formatted(seq, rescue.id(), arrival.at(), limitAt)));
    }

    @Override
    public void end() {
        for (var rescue : rescues.values()) {
            var arrival = rescue.findArrival();
            boolean came = arrival.isPresent()
                    && arrival.get().at().isAfter(rescue.opening().limitAt());
            if (came && !late.containsKey(rescue.id()))
                findings.wrong("Rescue %s: its crew was there at %s, after the limit %s, and late was never said."
                        .formatted(
                                rescue.id(),
                                arrival.get().at(),
                                rescue.opening().limitAt()));
        }
    }
}
