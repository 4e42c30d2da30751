package org.rescuedesk.core.loop;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/**
 * What becomes durable at once or not at all: journal entries in order, what is personal in them by sequence, raw inputs, the
 * rescues that the entries touched, and the desk as it stands after them. A batch is retried byte for byte. {@code number} counts
 * those that one loop gives out, from 1; 0 is one that no loop gave out.
 */
public record Batch(
        long number,
        List<Entry> entries,
        List<Personal> persons,
        List<RawInput> raws,
        List<Touched> touched,
        Desk after) {
    /** A personal field of the fact with this sequence. */
    public record Personal(long seq, PersonNote note) {
        /** Each note at every fact that holds its digest. */
        static List<Personal> of(List<PersonNote> notes, List<Entry> noted) {
            return noted.stream()
                    .flatMap(entry -> notes.stream()
                            .filter(note -> note.isIn(entry.event().body()))
                            .map(note -> new Personal(entry.seq(), note)))
                    .toList();
        }
    }

    /**
     * A rescue as its last fact in the batch left it, with that fact's sequence. The desk after the batch may have forgotten it: one
     * that ended an hour ago goes when the next one opens.
     */
    public record Touched(Rescue rescue, long seq) {
        /** What an entry left of its rescue, if it tells of one; {@code desk} is the desk right after it. */
        static Optional<Touched> by(Entry entry, Desk desk) {
            return entry.event() instanceof RescueEvent event
                    ? desk.rescues().find(event.rescue()).map(rescue -> new Touched(rescue, entry.seq()))
                    : Optional.empty();
        }
    }

    /** What was kept of a batch, made whole again by the desk as it stood before it. */
    public static Batch again(
            long number, Desk before, List<Entry> entries, List<Personal> persons, List<RawInput> raws) {
        var desk = before;
        var touched = new TreeMap<RescueId, Touched>();
        for (var entry : entries) {
            desk = entry.event().evolve(desk);
            Touched.by(entry, desk).ifPresent(each -> touched.put(each.rescue().id(), each));
        }
        return new Batch(number, entries, persons, raws, List.copyOf(touched.values()), desk);
    }

    /** These batches, one following the other, as one: a group commit. */
    public static Batch joined(List<Batch> batches) {
        if (batches.size() == 1) return batches.get(0);
        var touched = new TreeMap<RescueId, Touched>();
        for (var batch : batches)
            for (var each : batch.touched) touched.put(each.rescue().id(), each);
        var last = batches.get(batches.size() - 1);
        return new Batch(
                last.number,
                batches.stream().flatMap(each -> each.entries.stream()).toList(),
                batches.stream().flatMap(each -> each.persons.stream()).toList(),
                batches.stream().flatMap(each -> each.raws.stream()).toList(),
                List.copyOf(touched.values()),
                last.after);
    }

    /** Whether there is nothing to be made durable. */
    public boolean isEmpty() {
        return entries.isEmpty() && raws.isEmpty();
    }
}
