package org.rescuedesk.cli.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.RescueEvent.FalseAlarmFound;
import org.rescuedesk.core.RescueEvent.PeopleReleased;
import org.rescuedesk.core.RescueEvent.RescueClosed;
import org.rescuedesk.core.RescueEvent.SignalJoined;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.ElevatorId;

/**
 * Each cry stands once, with its controller's time, and opened one rescue or joined the one under way at its elevator; each rescue
 * comes of one cry, and ends once.
 */
final class CryCheck implements Check {
    private final Duration slack;
    private final Findings findings;
    private final Map<String, Ledger.Cry> cries;
    private final Map<String, Instant> receiptedAt = new HashMap<>();
    private final Map<String, Instant> savedAt = new HashMap<>();
    private final Map<String, Long> noted = new HashMap<>();
    private final Map<ElevatorId, RescueId> pending = new HashMap<>();
    private final Map<RescueId, ElevatorId> opened = new HashMap<>();
    private final Set<RescueId> closed = new HashSet<>();
    private final Map<String, String> signalOf = new HashMap<>();
    private @Nullable SignalNoted before;
    private long seq;

    CryCheck(Ledger ledger, Duration slack, Findings findings) {
        this.slack = slack;
        this.findings = findings;
        this.cries = ledger.cries();
        for (var told : ledger.receipts()) {
            var receipt = told.receipt();
            receiptedAt.merge(receipt.signal(), told.at(), (one, other) -> one.isBefore(other) ? one : other);
            if (receipt.saved()) savedAt.putIfAbsent(receipt.signal(), told.at());
        }
    }

    @Override
    public void see(Entry entry) {
        var event = entry.event();
        boolean answers = event instanceof RescueOpened || event instanceof SignalJoined;
        if (before != null && !answers) idle(before);
        seq = entry.seq();
        follow(event);
        before = event instanceof SignalNoted noting ? noting : null;
    }

    private void follow(Event event) {
        if (event instanceof SignalNoted noting) noted(noting);
        if (event instanceof RescueOpened opening) opened(opening);
        if (event instanceof SignalJoined joined) joined(joined);
        if (event instanceof RescueSuspected suspected)
            findings.wrong("Event %d: rescue %s was suspected, though every cry can be trusted."
                    .formatted(seq, suspected.rescue()));
        if (event instanceof PeopleReleased released) over(released.rescue());
        if (event instanceof FalseAlarmFound found) over(found.rescue());
        if (event instanceof RescueClosed closing) closed(closing.rescue());
    }

    private void idle(SignalNoted noting) {
        findings.lost("Event %d: signal %s is noted, and neither opens a rescue nor joins one."
                .formatted(seq, noting.signal()));
    }

    private void noted(SignalNoted noting) {
        var signal = noting.signal().value();
        var earlier = noted.putIfAbsent(signal, seq);
        if (earlier != null) {
            findings.doubled("Event %d: signal %s stands already as event %d.".formatted(seq, signal, earlier));
        }
        var cry = cries.get(signal);
        if (cry == null) {
            findings.wrong("Event %d: nobody sent signal %s.".formatted(seq, signal));
            return;
        }
        if (!Objects.equals(noting.deviceAt(), cry.occurredAt())) {
            findings.wrong("Event %d: signal %s occurred at %s, and stands as of %s."
                    .formatted(seq, signal, cry.occurredAt(), noting.deviceAt()));
        }
        received(cry, noting.at());
    }

    /** By the outside's clock, which is the same machine's. */
    private void received(Ledger.Cry cry, Instant at) {
        if (at.isBefore(cry.sentAt().minus(slack)))
            findings.wrong("Event %d: signal %s was received at %s, before it was sent at %s."
                    .formatted(seq, cry.signal(), at, cry.sentAt()));
        var told = receiptedAt.get(cry.signal());
        if (told != null && at.isAfter(told.plus(slack)))
            findings.wrong("Event %d: signal %s was received at %s, after its receipt had come at %s."
                    .formatted(seq, cry.signal(), at, told));
    }

    private void opened(RescueOpened opening) {
        var rescue = opening.rescue();
        var elevator = opening.opening().elevator();
        var pendingThere = pending.put(elevator, rescue);
        if (pendingThere != null)
            findings.doubled(
                    "Event %d: rescue %s opens while %s is under way there.".formatted(seq, rescue, pendingThere));
        if (opened.put(rescue, elevator) != null)
            findings.doubled("Event %d: rescue %s was opened before.".formatted(seq, rescue));
        var cause = before;
        if (cause == null || !cause.elevator().equals(elevator)) {
            findings.wrong("Event %d: rescue %s opens without a signal of its elevator.".formatted(seq, rescue));
            return;
        }
        signalOf.put(rescue.value(), cause.signal().value());
        if (!Objects.equals(opening.occurredAt(), cause.deviceAt())
                || !opening.opening().clockStart().equals(cause.at()))
            findings.wrong("Event %d: rescue %s has other times than its signal %s: occurred %s, clock from %s."
                    .formatted(
                            seq,
                            rescue,
                            cause.signal(),
                            opening.occurredAt(),
                            opening.opening().clockStart()));
        var cry = cries.get(cause.signal().value());
        if (cry != null && !Objects.equals(cry.people(), opening.people()))
            findings.wrong("Event %d: rescue %s has %s people, and signal %s said %s."
                    .formatted(seq, rescue, opening.people(), cause.signal(), cry.people()));
    }

    private void joined(SignalJoined joined) {
        var cause = before;
        if (cause == null || !cause.signal().equals(joined.signal())) {
            findings.wrong("Event %d: signal %s joins %s unheard.".formatted(seq, joined.signal(), joined.rescue()));
        } else if (!joined.rescue().equals(pending.get(cause.elevator()))) {
            findings.wrong("Event %d: signal %s joins %s, which is not under way at its elevator."
                    .formatted(seq, joined.signal(), joined.rescue()));
        }
    }

    private void over(RescueId rescue) {
        var elevator = opened.get(rescue);
        if (elevator != null) pending.remove(elevator, rescue);
    }

    private void closed(RescueId rescue) {
        over(rescue);
        if (!closed.add(rescue)) findings.doubled("Event %d: rescue %s was closed before.".formatted(seq, rescue));
    }

    /** Which signal opened each rescue. */
    Map<String, String> signalOf() {
        return signalOf;
    }

    @Override
    public void end() {
        if (before != null) idle(before);
        for (var cry : cries.values()) {
            boolean stands = noted.containsKey(cry.signal());
            var saved = savedAt.get(cry.signal());
            if (!stands && saved != null)
                findings.lost(
                        "Signal %s was receipted as saved at %s, and does not stand.".formatted(cry.signal(), saved));
            else if (!stands)
                findings.lost("Signal %s, sent at %s, does not stand.".formatted(cry.signal(), cry.sentAt()));
            else if (saved == null)
                findings.lost("Signal %s stands as event %d, and its controller was never told that it is saved."
                        .formatted(cry.signal(), noted.get(cry.signal())));
        }
        for (var rescue : opened.keySet())
            if (!closed.contains(rescue)) findings.lost("Rescue %s never came to its end.".formatted(rescue));
    }
}
