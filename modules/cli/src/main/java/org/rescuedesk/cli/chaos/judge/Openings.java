package org.rescuedesk.cli.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ElevatorEvent;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.ElevatorEvent.Heard;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.RescueEvent.CallJoined;
import org.rescuedesk.core.RescueEvent.FalseAlarmFound;
import org.rescuedesk.core.RescueEvent.PeopleReleased;
import org.rescuedesk.core.RescueEvent.RescueClosed;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.RescueEvent.RescueConfirmed.How;
import org.rescuedesk.core.RescueEvent.SignalJoined;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.ElevatorId;

/**
 * Whatever was heard of an elevator opened one rescue or joined the one under way there; each rescue comes of one cry or call, and
 * ends once. A suspicion opens by a good cry or a call, or by itself once a minute has passed.
 */
final class Openings implements Check {
    private static final Duration OPENS_AFTER = Duration.ofSeconds(60);

    private final Findings findings;
    private final Map<String, Ledger.Cry> cries;
    private final Map<ElevatorId, Ledger.Call> calls;
    private final Map<ElevatorId, RescueId> pending = new HashMap<>();
    private final Map<RescueId, ElevatorId> opened = new HashMap<>();
    private final Map<RescueId, Instant> suspectedAt = new HashMap<>();
    private final Set<RescueId> closed = new HashSet<>();
    private final Map<String, Instant> criedAt = new HashMap<>();
    private @Nullable Heard heard;
    private long seq;

    Openings(Ledger ledger, Findings findings) {
        this.findings = findings;
        this.cries = ledger.cries();
        this.calls = ledger.calls();
    }

    @Override
    public void see(Entry entry) {
        var event = entry.event();
        boolean answers = event instanceof OpeningEvent || event instanceof SignalJoined;
        if (heard != null && !answers) idle(heard);
        seq = entry.seq();
        follow(event);
        heard = event instanceof SignalNoted || event instanceof CryNoted ? (Heard) event : null;
    }

    private void follow(Event event) {
        if (event instanceof OpeningEvent opening) begun(opening);
        if (event instanceof RescueOpened opening) opened(opening);
        if (event instanceof RescueSuspected suspected) suspected(suspected);
        if (event instanceof SignalJoined joined) joined(joined);
        if (event instanceof CallJoined joined && !pending.containsValue(joined.rescue()))
            findings.wrong("Event %d: a call joins %s, which is not under way.".formatted(seq, joined.rescue()));
        if (event instanceof RescueConfirmed confirmed) confirmed(confirmed);
        if (event instanceof PeopleReleased released) over(released.rescue());
        if (event instanceof FalseAlarmFound found) over(found.rescue());
        if (event instanceof RescueClosed closing) closed(closing.rescue());
    }

    private void idle(Heard noting) {
        findings.lost("Event %d: signal %s is noted, and neither opens a rescue nor joins one."
                .formatted(seq, noting.signal()));
    }

    private void begun(OpeningEvent opening) {
        var rescue = opening.rescue();
        var elevator = opening.opening().elevator();
        var pendingThere = pending.put(elevator, rescue);
        if (pendingThere != null)
            findings.doubled(
                    "Event %d: rescue %s opens while %s is under way there.".formatted(seq, rescue, pendingThere));
        if (opened.put(rescue, elevator) != null)
            findings.doubled("Event %d: rescue %s was opened before.".formatted(seq, rescue));
    }

    private void opened(RescueOpened opening) {
        if (opening.by().role() == By.Role.DISPATCHER) {
            var call = calls.get(opening.opening().elevator());
            if (call != null) criedAt.put(opening.rescue().value(), call.sentAt());
            return;
        }
        if (heard instanceof SignalNoted cause && isOf(cause, opening)) openedBy(cause, opening);
        else
            findings.wrong(
                    "Event %d: rescue %s opens without a signal of its elevator.".formatted(seq, opening.rescue()));
    }

    private static boolean isOf(ElevatorEvent cause, OpeningEvent opening) {
        return cause.elevator().equals(opening.opening().elevator());
    }

    private void openedBy(SignalNoted cause, RescueOpened opening) {
        var rescue = opening.rescue();
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
        if (cry == null) return;
        criedAt.put(rescue.value(), cry.sentAt());
        if (!Objects.equals(cry.people(), opening.people()))
            findings.wrong("Event %d: rescue %s has %s people, and signal %s said %s."
                    .formatted(seq, rescue, opening.people(), cause.signal(), cry.people()));
    }

    private void suspected(RescueSuspected suspected) {
        suspectedAt.put(suspected.rescue(), suspected.at());
        if (!(heard instanceof CryNoted cause) || !isOf(cause, suspected))
            findings.wrong("Event %d: rescue %s was suspected, though every cry there can be trusted."
                    .formatted(seq, suspected.rescue()));
    }

    private void confirmed(RescueConfirmed confirmed) {
        var since = suspectedAt.get(confirmed.rescue());
        boolean early = since == null || confirmed.at().isBefore(since.plus(OPENS_AFTER));
        if (since == null || confirmed.how() == How.PERSON || (confirmed.how() == How.UNANSWERED && early))
            findings.wrong("Event %d: rescue %s, suspected since %s, opens at %s: %s."
                    .formatted(seq, confirmed.rescue(), since, confirmed.at(), confirmed.how()));
    }

    private void joined(SignalJoined joined) {
        var cause = heard;
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

    int count() {
        return opened.size();
    }

    /** When the people of a rescue first cried or called, unless it began as a suspicion. */
    Optional<Instant> findCriedAt(String rescue) {
        return Optional.ofNullable(criedAt.get(rescue));
    }

    @Override
    public void end() {
        if (heard != null) idle(heard);
        for (var rescue : opened.keySet())
            if (!closed.contains(rescue)) findings.lost("Rescue %s never came to its end.".formatted(rescue));
    }
}
