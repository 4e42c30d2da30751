package org.rescuedesk.cli.replay;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rescuedesk.simulator.past.PastChange;
import org.rescuedesk.simulator.past.PastChange.State;

/**
 * What a file's lines say, worked out without anything that played them. A facility is out of service from INACTIVE to ACTIVE:
 * UNKNOWN in between is a lost link, and proves nothing either way. Its link is lost from UNKNOWN to whatever comes next.
 */
final class FileOutages {

    private FileOutages() {}

    /** In order; lines of the same time in the order of the file. */
    static List<Spell> of(List<PastChange> changes) {
        List<Spell> spells = new ArrayList<>();
        changes.stream()
                .collect(groupingBy(change -> change.facility().value(), TreeMap::new, Collectors.toList()))
                .forEach((elevator, lines) -> {
                    Predicate<State> fails = state -> state == State.INACTIVE;
                    Predicate<State> runs = state -> state == State.ACTIVE;
                    Predicate<State> isLost = state -> state == State.UNKNOWN;
                    spells.addAll(spells(elevator, Spell.Kind.FAULT, lines, fails, runs));
                    spells.addAll(spells(elevator, Spell.Kind.LINK_LOST, lines, isLost, isLost.negate()));
                });
        return spells.stream().sorted().toList();
    }

    /** From a line that begins to the next that ends. One that begins in the moment in which the last one did is the same. */
    private static List<Spell> spells(
            String elevator, Spell.Kind kind, List<PastChange> lines, Predicate<State> begins, Predicate<State> ends) {
        List<Spell> found = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            int begin = first(lines, next, begins);
            int end = first(lines, begin, ends);
            if (begin < lines.size()) {
                Instant beganAt = lines.get(begin).at();
                found.removeIf(spell -> spell.beganAt().equals(beganAt));
                found.add(new Spell(
                        elevator,
                        kind,
                        beganAt,
                        end < lines.size() ? lines.get(end).at() : null));
            }
            next = end;
        }
        return found;
    }

    private static int first(List<PastChange> lines, int from, Predicate<State> wanted) {
        int index = from;
        while (index < lines.size() && !wanted.test(lines.get(index).state())) {
            index++;
        }
        return index;
    }
}
