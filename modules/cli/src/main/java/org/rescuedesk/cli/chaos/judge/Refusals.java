package org.rescuedesk.cli.chaos.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewDeclined;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.store.KeptInput;
import org.rescuedesk.wire.ReportCodec;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Kind;

/**
 * Which reports the desk refused, and whether it was right to: only of a crew whose assignment had ended by the journal when the
 * report came, and only if it kept the report. A yes, a no or a departure of a crew that had merely not answered in time is never
 * to be refused: it is followed, or the crew is stood down for it.
 */
final class Refusals {
    private static final String REFUSED = "refused";

    /** From when until when an assignment was ended; {@code silent} because the crew did not answer. */
    private record Ended(Instant from, Instant until, boolean silent) {
        private static final Set<Kind> ANSWERS = Set.of(Kind.ACCEPT, Kind.DECLINE, Kind.DEPART);

        boolean explains(Kind kind, Instant sentAt, Instant refusedAt) {
            boolean overlaps = !from.isAfter(refusedAt) && !until.isBefore(sentAt);
            return overlaps && !(silent && ANSWERS.contains(kind));
        }
    }

    private final Duration slack;
    private final Map<String, List<Instant>> refusedAt = new HashMap<>();
    private final Map<String, List<Ended>> endings = new HashMap<>();

    Refusals(List<KeptInput> inputs, Duration slack) {
        this.slack = slack;
        inputs.stream().filter(each -> each.reason().equals(REFUSED)).forEach(this::keep);
    }

    private void keep(KeptInput input) {
        ReportCodec.decode(input.topic(), input.preview().getBytes(UTF_8))
                .fold(
                        report -> refusedAt
                                .computeIfAbsent(key(report), each -> new ArrayList<>())
                                .add(input.receivedAt()),
                        cutOff -> false);
    }

    private static String key(ReportMessage report) {
        return report.crew() + " " + new Ledger.Said(report, Instant.EPOCH).name();
    }

    void see(AssignmentEvent event) {
        var here = endings.computeIfAbsent(key(event.rescue(), event.crew()), each -> new ArrayList<>());
        boolean ends =
                event instanceof CrewDidNotAnswer || event instanceof CrewStoodDown || event instanceof CrewDeclined;
        boolean begins = event instanceof CrewOffered || event instanceof CrewAccepted;
        if (!here.isEmpty() && (ends || begins)) {
            var last = here.remove(here.size() - 1);
            here.add(new Ended(last.from, min(last.until, event.at()), last.silent));
        }
        if (ends) here.add(new Ended(event.at(), Instant.MAX, event instanceof CrewDidNotAnswer));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String key(Object rescue, CrewId crew) {
        return rescue + " " + crew;
    }

    /** Whether it was refused at some time, and the assignment was ended in between its being sent and its being kept. */
    boolean wasRight(Ledger.Said said) {
        var report = said.report();
        var sentAt = said.sentAt().minus(slack);
        var there = endings.getOrDefault(key(report.rescue(), report.crew()), List.of());
        return refusedAt.getOrDefault(key(report), List.of()).stream()
                .anyMatch(at -> there.stream().anyMatch(ended -> ended.explains(report.kind(), sentAt, at)));
    }
}
