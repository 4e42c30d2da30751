package org.rescuedesk.cli.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.loop.Entry;

/** Each cry stands once, with its controller's time, and its controller was told so. */
final class CryCheck implements Check {
    private final Duration slack;
    private final Findings findings;
    private final Map<String, Ledger.Cry> cries;
    private final Map<String, Instant> receiptedAt = new HashMap<>();
    private final Map<String, Instant> savedAt = new HashMap<>();
    private final Map<String, Long> noted = new HashMap<>();
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
        seq = entry.seq();
        if (entry.event() instanceof SignalNoted noting) noted(noting);
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

    @Override
    public void end() {
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
    }
}
