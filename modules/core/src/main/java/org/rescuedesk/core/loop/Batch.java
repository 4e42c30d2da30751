package org.rescuedesk.core.loop;

import java.util.List;
import java.util.TreeMap;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/**
 * What becomes durable at once or not at all: journal entries in order, what is personal in them by sequence, raw inputs, and the
 * desk as it stands after them. A batch is retried byte for byte.
 */
public record Batch(List<Entry> entries, List<Personal> persons, List<RawInput> raws, Desk after) {
    /** A personal field of the fact with this sequence. */
    public record Personal(long seq, PersonNote note) {}

    /** Whether there is nothing to be made durable. */
    public boolean isEmpty() {
        return entries.isEmpty() && raws.isEmpty();
    }

    /** The rescues that its facts touched, as they stand after it, with the sequence of the last such fact. */
    public List<Touched> touched() {
        var last = new TreeMap<RescueId, Long>();
        for (var entry : entries) {
            if (entry.event() instanceof RescueEvent event) last.put(event.rescue(), entry.seq());
        }
        return last.entrySet().stream()
                .map(each -> new Touched(after.rescue(each.getKey()), each.getValue()))
                .toList();
    }

    /** A rescue with the sequence of its last fact. */
    public record Touched(Rescue rescue, long seq) {}
}
