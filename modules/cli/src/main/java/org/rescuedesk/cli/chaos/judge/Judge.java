package org.rescuedesk.cli.chaos.judge;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.core.verify.Fault;
import org.rescuedesk.core.verify.Verification;
import org.rescuedesk.store.KeptInput;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.proof.Bundles;

/** Holds what a desk remembers against what happened outside of it. It knows the desk's facts, and nothing of how they are decided. */
public final class Judge {
    /** More than a run has, and few enough to be read at once. */
    private static final int MOST_INPUTS = 100_000;

    private final Ledger ledger;
    private final Duration slack;
    private final Findings findings = new Findings();
    private final Set<String> ordered = new HashSet<>();
    private int rescues;
    private Duration longest = Duration.ZERO;

    /** {@code slack} is by how much the desk's clock may differ from the outside's: nothing, unless it was stepped. */
    public Judge(Ledger ledger, Duration slack) {
        this.ledger = ledger;
        this.slack = slack;
    }

    public Findings findings() {
        return findings;
    }

    /** What the facts lead to, once each has been looked at and all of them together; {@code inputs} were kept beside them. */
    public Desk judge(List<Entry> entries, List<KeptInput> inputs, Register register) {
        var openings = new Openings(ledger, findings);
        var checks = List.of(
                openings,
                new CryCheck(ledger, slack, findings),
                new CallCheck(ledger, slack, findings),
                new UnreadableCheck(ledger, inputs, slack, findings),
                new CrewCheck(ledger, inputs, slack, findings),
                new LimitCheck(findings),
                new ToldCheck(ledger, findings));
        var desk = empty(register);
        var tail = Tail.EMPTY;
        for (var entry : entries) {
            if (!tail.isFollowedBy(entry))
                findings.wrong("Event %d is not linked to the one before.".formatted(entry.seq()));
            tail = Tail.of(entry);
            checks.forEach(check -> check.see(entry));
            desk = entry.event().evolve(desk);
        }
        checks.forEach(Check::end);
        rescues = openings.count();
        ledger.orders().forEach(told -> measure(told, openings));
        return desk;
    }

    /** From the first cry or call that opened it to the first order that anybody was told, for the rescue that waited longest. */
    private void measure(Ledger.Ordered told, Openings openings) {
        var rescue = told.order().rescue();
        if (ordered.add(rescue))
            openings.findCriedAt(rescue).ifPresent(at -> {
                var waited = Duration.between(at, told.at());
                if (waited.compareTo(longest) > 0) longest = waited;
            });
    }

    /** What desks said that stood and ended by themselves. */
    public void ends(List<String> collapses) {
        for (var words : collapses) findings.wrong("The desk ended by itself: %s".formatted(words));
    }

    public int rescues() {
        return rescues;
    }

    /** See {@link #measure(Ledger.Ordered, Openings)}. */
    public Duration longest() {
        return longest;
    }

    /** A desk that knows nothing yet, with the rules in force. */
    private static Desk empty(Register register) {
        var rules = new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30));
        return Desk.empty(rules, register);
    }

    /** The same of a database, with its tables and with the bundle that it gives; {@code told} are checkpoints that were published. */
    public Desk judge(Memory memory, Path bundle, List<Checkpoint> told) throws Exception {
        var entries = new ArrayList<Entry>();
        memory.journal().read(0, entries::add);
        var register = memory.registers().load();
        var desk = judge(entries, memory.recall().listUnreadable(MOST_INPUTS), register);
        for (var deviation : memory.staleModels().listDeviations(empty(register)))
            findings.wrong("A table differs from the journal: %s.".formatted(deviation));
        memory.bundles().write(bundle, new Bundles.Wanted(1, null, false));
        verify(bundle, told);
        return desk;
    }

    private void verify(Path bundle, List<Checkpoint> told) {
        try {
            new Verification(Set.of(), told).verify(bundle);
        } catch (Fault fault) {
            findings.wrong("The bundle does not hold: %s".formatted(fault.sentence()));
        }
    }
}
