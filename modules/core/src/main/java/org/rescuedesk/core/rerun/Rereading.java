package org.rescuedesk.core.rerun;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.RuleEvent.DeskStarted;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.plan.Rerun;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;

/**
 * Reads a journal from its first fact and makes each decision again, on the desk of its time with the register of its time. Calibration,
 * rules and where the crews were are facts; the register's version is one, and the register itself is asked for.
 */
public final class Rereading {
    private final LongFunction<Register> registers;
    private final List<Change> changes;
    private final Moments moments;
    private final Effects effects;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<CrewId> met = new HashSet<>();
    private Desk desk;
    private long facts;
    private int decisions;
    private int byPersons;
    private int earlier;

    /** {@code empty} is a desk that knows nothing yet; {@code registers} gives each version that a start of the desk names. */
    public Rereading(Desk empty, LongFunction<Register> registers, List<Change> changes) {
        this.registers = registers;
        this.changes = List.copyOf(changes);
        desk = empty;
        effects = new Effects(changes);
        moments = new Moments(changes.isEmpty() ? moment -> {} : effects::take);
    }

    public void note(Entry entry) {
        var fact = entry.event();
        facts++;
        if (fact instanceof DeskStarted started) start(started.register());
        if (fact instanceof CrewOffered offered) decide(entry, offered);
        if (!changes.isEmpty()) moments.note(entry.seq(), fact, desk);
        desk = fact.evolve(desk);
    }

    private void start(long version) {
        if (desk.register().version() != version) desk = desk.with(registers.apply(version));
        for (var change : changes) {
            var crew = change.about();
            if (crew != null && desk.register().findCrew(crew).isPresent()) met.add(crew);
        }
    }

    private void decide(Entry entry, CrewOffered offered) {
        decisions++;
        if (!Rerun.isByDesk(offered)) byPersons++;
        if (!Rerun.isPossible(offered)) {
            earlier++;
            return;
        }
        var again =
                Rerun.of(desk, offered).map(Decision::body).map(Body::toString).orElse("");
        var recorded = Body.of(entry.canonical()).body("body").body("decision").toString();
        if (!again.equals(recorded))
            differences.add(Difference.between(entry.seq(), offered.rescue(), recorded, again));
    }

    /** After the last fact. */
    public void end() {
        moments.end();
    }

    public long facts() {
        return facts;
    }

    public int decisions() {
        return decisions;
    }

    /** How many of them a person made; they are made again as a person's. */
    public int byPersons() {
        return byPersons;
    }

    /** How many of them an earlier method made, which this program has no more. */
    public int earlier() {
        return earlier;
    }

    public int identical() {
        return decisions - earlier - differences.size();
    }

    public List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** What would have been otherwise; empty where nothing is changed. */
    public Effects effects() {
        return effects;
    }

    /** The crews that were asked about and stood in none of the registers. */
    public List<CrewId> unknown() {
        return changes.stream()
                .map(Change::about)
                .filter(Objects::nonNull)
                .filter(crew -> !met.contains(crew))
                .toList();
    }
}
