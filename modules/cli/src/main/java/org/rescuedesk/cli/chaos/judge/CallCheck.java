package org.rescuedesk.cli.chaos.judge;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.By;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueEvent.CallJoined;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.ElevatorId;

/**
 * Each call whose answer was a promise stands, in the rescue that the answer named; a call that went unanswered may stand or not, but
 * none stands more often than somebody passed it on.
 */
final class CallCheck implements Check {
    private final Duration slack;
    private final Findings findings;
    private final Ledger ledger;
    private final Map<ElevatorId, Ledger.Call> calls;
    private final Map<RescueId, ElevatorId> rescues = new HashMap<>();
    private final Map<ElevatorId, Long> noted = new HashMap<>();
    private long seq;

    CallCheck(Ledger ledger, Duration slack, Findings findings) {
        this.slack = slack;
        this.findings = findings;
        this.ledger = ledger;
        this.calls = ledger.calls();
    }

    @Override
    public void see(Entry entry) {
        seq = entry.seq();
        var event = entry.event();
        if (event instanceof OpeningEvent opening)
            rescues.put(opening.rescue(), opening.opening().elevator());
        if (event instanceof RescueOpened opening && opening.by().role() == By.Role.DISPATCHER)
            noted(opening, opening.people());
        if (event instanceof CallJoined joined) noted(joined, joined.people());
    }

    private void noted(RescueEvent event, @Nullable Integer people) {
        var elevator = rescues.get(event.rescue());
        var call = calls.get(elevator);
        if (call == null) {
            findings.wrong("Event %d: nobody called about %s.".formatted(seq, elevator));
            return;
        }
        noted.merge(elevator, 1L, Long::sum);
        if (event.at().isBefore(call.sentAt().minus(slack)))
            findings.wrong("Event %d: a call about %s came at %s, before it was made at %s."
                    .formatted(seq, elevator, event.at(), call.sentAt()));
        if (people == null || people != call.people())
            findings.wrong("Event %d: a call about %s told of %d people, and %s stand."
                    .formatted(seq, elevator, call.people(), people));
    }

    @Override
    public void end() {
        for (var told : ledger.answers()) {
            var elevator = rescues.get(new RescueId(told.rescue()));
            if (elevator == null)
                findings.lost("A caller was told of rescue %s at %s, which does not stand."
                        .formatted(told.rescue(), told.at()));
            else if (!elevator.equals(told.elevator()))
                findings.wrong("A caller about %s was told of rescue %s.".formatted(told.elevator(), told.rescue()));
        }
        var attempts = ledger.attempts();
        for (var call : calls.values()) count(call, attempts.getOrDefault(call.elevator(), 0));
    }

    private void count(Ledger.Call call, int attempts) {
        var elevator = call.elevator();
        var answers = ledger.answers().stream()
                .filter(each -> each.elevator().equals(elevator))
                .toList();
        long promised = answers.stream().filter(Ledger.Answered::promised).count();
        long stand = noted.getOrDefault(elevator, 0L);
        if (answers.isEmpty())
            findings.lost("A call about %s, made at %s, was never answered.".formatted(elevator, call.sentAt()));
        if (stand < promised) findings.lost("A call about %s was answered, and does not stand.".formatted(elevator));
        if (stand > attempts)
            findings.doubled("A call about %s was passed on %d times, and stands %d times."
                    .formatted(elevator, attempts, stand));
    }
}
