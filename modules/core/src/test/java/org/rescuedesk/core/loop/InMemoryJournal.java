package org.rescuedesk.core.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rescuedesk.core.loop.JournalFailure.Broken;
import org.rescuedesk.core.loop.JournalFailure.Broken.How;

/** A journal that lives as long as the test: the second implementation, held to the same contract as PostgreSQL's. */
public final class InMemoryJournal implements Journal {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Batch.Personal> persons = new ArrayList<>();
    private final List<RawInput> raws = new ArrayList<>();

    @Override
    public synchronized Tail tail() {
        return entries.isEmpty() ? Tail.EMPTY : Tail.of(entries.get(entries.size() - 1));
    }

    @Override
    public synchronized Optional<Hash> findHash(long seq) {
        return entries.stream()
                .filter(each -> each.seq() == seq)
                .map(Entry::hash)
                .findFirst();
    }

    @Override
    public void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure {
        var tail = Tail.EMPTY;
        for (var kept : copy()) {
            if (kept.seq() < afterSeq) continue;
            var entry = reread(kept);
            if (entry.seq() != afterSeq) {
                if (!tail.isFollowedBy(entry))
                    throw new Broken(entry.seq(), How.GAP, "Entry " + entry.seq() + " is not linked.", null);
                reader.accept(entry);
            }
            tail = Tail.of(entry);
        }
    }

    @Override
    public synchronized void append(Batch batch) throws JournalFailure {
        if (!batch.entries().isEmpty()) {
            if (stands(batch)) return;
            entries.addAll(batch.entries());
            persons.addAll(batch.persons());
        }
        raws.addAll(batch.raws());
    }

    private boolean stands(Batch batch) throws JournalFailure {
        var first = batch.entries().get(0);
        var last = batch.entries().get(batch.entries().size() - 1);
        if (tail().isFollowedBy(first) && tail().epoch() <= first.epoch()) return false;
        if (entries.stream().anyMatch(each -> each.hash().equals(last.hash()))) return true;
        if (tail().seq() + 1 < first.seq()) throw new JournalFailure("That would leave a gap.", null);
        throw new JournalFailure.Fenced("Another desk has written here.");
    }

    /** What is personal in the facts. */
    public synchronized List<Batch.Personal> persons() {
        return List.copyOf(persons);
    }

    public synchronized List<RawInput> raws() {
        return List.copyOf(raws);
    }

    /** Puts another entry in a place, as somebody would who wants to change the past. */
    synchronized void forge(Entry entry) {
        entries.set(Math.toIntExact(entry.seq() - 1), entry);
    }

    private synchronized List<Entry> copy() {
        return List.copyOf(entries);
    }

    private static Entry reread(Entry kept) throws JournalFailure {
        try {
            return Entry.of(kept.canonical(), kept.previous(), kept.hash());
        } catch (IllegalArgumentException e) {
            boolean holds = kept.previous().followedBy(kept.canonical()).equals(kept.hash());
            var how = holds ? How.NEWER : How.CHANGED;
            throw new Broken(kept.seq(), how, "Entry " + kept.seq() + " can't be read: " + e.getMessage(), e);
        }
    }
}
