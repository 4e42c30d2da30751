package org.rescuedesk.cli.bench.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Tail;

/** A journal that remembers what was committed at once, and how long that took. */
final class Groups implements Journal {
    private final Journal journal;
    private List<Batch> batches = new ArrayList<>();
    private List<Long> nanos = new ArrayList<>();

    Groups(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Tail tail() throws JournalFailure {
        return journal.tail();
    }

    @Override
    public Optional<Hash> findHash(long seq) throws JournalFailure {
        return journal.findHash(seq);
    }

    @Override
    public void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure {
        journal.read(afterSeq, reader);
    }

    @Override
    public void append(Batch batch) throws JournalFailure {
        long begun = System.nanoTime();
        journal.append(batch);
        remember(batch, System.nanoTime() - begun);
    }

    private synchronized void remember(Batch batch, long took) {
        batches.add(batch);
        nanos.add(took);
    }

    /** What was committed since this was last asked. */
    synchronized List<Batch> take() {
        var taken = batches;
        batches = new ArrayList<>();
        return taken;
    }

    synchronized List<Long> takeNanos() {
        var taken = nanos;
        nanos = new ArrayList<>();
        return taken;
    }
}
