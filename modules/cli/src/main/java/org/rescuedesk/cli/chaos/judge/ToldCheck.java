package org.rescuedesk.cli.chaos.judge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.wire.message.OrderMessage;

/**
 * Whatever anybody was told stands in the journal: orders, receipts, and each fact that a page was shown. And a crew that was stood
 * down was told so, or something newer: it may be on its way.
 */
final class ToldCheck implements Check {
    private final Findings findings;
    private final Ledger ledger;
    private final Set<String> orders = new HashSet<>();
    private final Map<String, Long> stoodDown = new LinkedHashMap<>();
    private final Map<String, String> elevatorOf = new HashMap<>();
    private final Map<Long, String> facts = new HashMap<>();

    ToldCheck(Ledger ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    @Override
    public void see(Entry entry) {
        var event = entry.event();
        facts.put(entry.seq(), EventType.of(event).name() + " at " + event.at());
        if (event instanceof OpeningEvent opening)
            elevatorOf.put(
                    opening.rescue().value(), opening.opening().elevator().value());
        if (event instanceof CrewOffered offered)
            orders.add(key(OrderMessage.Kind.OFFER, offered.rescue(), offered.crew()));
        if (event instanceof CrewAccepted accepted)
            orders.add(key(OrderMessage.Kind.CONFIRM, accepted.rescue(), accepted.crew()));
        if (event instanceof CrewStoodDown down) {
            orders.add(key(OrderMessage.Kind.STAND_DOWN, down.rescue(), down.crew()));
            stoodDown.put(down.rescue() + " " + down.crew(), entry.seq());
        }
    }

    private static String key(OrderMessage.Kind kind, Object rescue, Object crew) {
        return kind + " " + rescue + " " + crew;
    }

    @Override
    public void end() {
        for (var told : ledger.orders()) {
            var order = told.order();
            if (!orders.contains(key(order.kind(), order.rescue(), order.crew())))
                findings.lost("Crew %s was told %s for %s at %s (epoch %d, event %d), and that does not stand."
                        .formatted(order.crew(), order.kind(), order.rescue(), told.at(), order.epoch(), order.seq()));
        }
        stoodDown.forEach(this::requireTold);
        for (var told : ledger.receipts()) {
            var receipt = told.receipt();
            if (receipt.rescue().isEmpty()) continue;
            var elevator = elevatorOf.get(receipt.rescue());
            if (elevator == null)
                findings.lost("A receipt for signal %s named rescue %s, which does not stand."
                        .formatted(receipt.signal(), receipt.rescue()));
            else if (!elevator.equals(receipt.elevator().value()))
                findings.wrong("A receipt for signal %s named rescue %s of another elevator."
                        .formatted(receipt.signal(), receipt.rescue()));
        }
        for (var seen : ledger.seen()) {
            var told = seen.type() + " at " + seen.factAt();
            var stands = facts.get(seen.seq());
            if (!told.equals(stands))
                findings.wrong(
                        "A page was shown event %d as %s, and it stands as %s.".formatted(seen.seq(), told, stands));
        }
        ledger.oddities().forEach(findings::wrong);
    }

    private void requireTold(String rescueAndCrew, long seq) {
        boolean told = ledger.orders().stream()
                .map(Ledger.Ordered::order)
                .anyMatch(order -> order.seq() >= seq && rescueAndCrew.equals(order.rescue() + " " + order.crew()));
        if (!told) findings.lost("Event %d: %s was stood down, and never told.".formatted(seq, rescueAndCrew));
    }
}
