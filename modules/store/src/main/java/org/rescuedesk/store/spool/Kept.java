package org.rescuedesk.store.spool;

import java.util.List;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.state.Desk;

/** What the file keeps of a batch; the rest of it follows from the desk as it stood before. */
public record Kept(long number, List<Entry> entries, List<Batch.Personal> persons, List<RawInput> raws) {
    /** The batch, whole again. */
    public Batch batch(Desk before) {
        return Batch.again(number, before, entries, persons, raws);
    }

    static Kept of(Batch batch) {
        return new Kept(batch.number(), batch.entries(), batch.persons(), batch.raws());
    }
}
