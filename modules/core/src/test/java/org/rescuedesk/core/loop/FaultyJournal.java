package org.rescuedesk.core.loop;

import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A journal whose line breaks, as the seed has it: now before a batch was written, now after, and the desk can't tell which.
 * Reading never fails.
 */
public final class FaultyJournal implements Journal {
    private final Journal journal;
    private final Random dice;
    private final double rate;
    private int faults;

    /** {@code rate} is the share of calls that fail, 0 to 1. */
    public FaultyJournal(Journal journal, long seed, double rate) {
        this.journal = journal;
        this.dice = new Random(seed);
        this.rate = rate;
    }

    /** How often a call has failed so far. */
    public int faults() {
        return faults;
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
        boolean fails = dice.nextDouble() < rate;
        if (fails && dice.nextBoolean()) throw broken("before");
        journal.append(batch);
        if (fails) throw broken("after");
    }

    private JournalFailure broken(String when) {
        faults++;
        return new JournalFailure("The line broke " + when + " the batch was written.", null);
    }
}
