package org.rescuedesk.cli.chaos.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.ElevatorEvent.CryNoted;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.store.KeptInput;
import org.rescuedesk.wire.SignalCodec;

/** A cry that nobody can read is a cry: it was noted at its topic's elevator, once whenever it was repeated, and kept as it came. */
final class UnreadableCheck implements Check {
    private final Duration slack;
    private final Findings findings;
    private final Map<ElevatorId, Ledger.Unreadable> sent;
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Long> noted = new HashMap<>();
    private final Set<ElevatorId> heard = new HashSet<>();

    UnreadableCheck(Ledger ledger, List<KeptInput> inputs, Duration slack, Findings findings) {
        this.slack = slack;
        this.findings = findings;
        this.sent = ledger.unreadables();
        for (var input : inputs) kept.add(input.topic() + " " + input.preview());
    }

    @Override
    public void see(Entry entry) {
        if (!(entry.event() instanceof CryNoted noting)) return;
        long seq = entry.seq();
        var cry = sent.get(noting.elevator());
        if (cry == null || !noting.signal().value().equals(name(cry, noting))) {
            findings.wrong("Event %d: nobody sent the unreadable cry %s.".formatted(seq, noting.signal()));
            return;
        }
        heard.add(noting.elevator());
        var earlier = noted.putIfAbsent(noting.signal().value(), seq);
        if (earlier != null)
            findings.doubled(
                    "Event %d: unreadable cry %s stands already as event %d.".formatted(seq, noting.signal(), earlier));
        if (noting.at().isBefore(cry.sentAt().minus(slack)))
            findings.wrong("Event %d: unreadable cry %s was received at %s, before it was sent at %s."
                    .formatted(seq, noting.signal(), noting.at(), cry.sentAt()));
    }

    /** As the desk has to name these bytes when they come at that time. */
    private static String name(Ledger.Unreadable cry, CryNoted noting) {
        return SignalCodec.unreadableId(cry.elevator(), cry.body().getBytes(UTF_8), noting.at());
    }

    @Override
    public void end() {
        for (var cry : sent.values()) {
            if (!heard.contains(cry.elevator()))
                findings.lost("An unreadable cry of %s, sent at %s, raised no suspicion and joined no rescue."
                        .formatted(cry.elevator(), cry.sentAt()));
            if (!kept.contains(cry.topic() + " " + cry.body()))
                findings.lost("An unreadable cry of %s, sent at %s, was not kept as it came."
                        .formatted(cry.elevator(), cry.sentAt()));
        }
    }
}
