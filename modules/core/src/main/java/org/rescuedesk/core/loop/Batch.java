package org.rescuedesk.core.loop;

import java.util.List;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/**
 * What becomes durable at once or not at all: journal entries in order, what is personal in them by sequence, raw inputs, the
 * rescues that the entries touched, and the desk as it stands after them. A batch is retried byte for byte.
 */
public record Batch(
        List<Entry> entries, List<Personal> persons, List<RawInput> raws, List<Touched> touched, Desk after) {
    /** A personal field of the fact with this sequence. */
    public record Personal(long seq, PersonNote note) {}

    /**
     * A rescue as its last fact in the batch left it, with that fact's sequence. The desk after the batch may have forgotten it: one
     * that ended an hour ago goes when the next one opens.
     */
    public record Touched(Rescue rescue, long seq) {}

    /** Whether there is nothing to be made durable. */
    public boolean isEmpty() {
        return entries.isEmpty() && raws.isEmpty();
    }
}
