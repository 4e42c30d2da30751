package org.rescuedesk.core.loop;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The append-only memory of all facts, in the order of their sequence. One writer at a time; blocking, so that the loop calls it
 * off its own thread.
 */
public interface Journal {
    /** The last entry's place, or {@link Tail#EMPTY}. */
    Tail tail() throws JournalFailure;

    /** The hash of the entry with this sequence, if it stands; the hash is what the journal says, and not checked. */
    Optional<Hash> findHash(long seq) throws JournalFailure;

    /** Reads all entries after the given sequence, in order; each one's link is checked, or {@link JournalFailure.Broken} names it. */
    void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure;

    /**
     * Makes a batch durable. When it returns, all of it is; when it throws, nothing is known: call it again with the same batch,
     * which finds out by its sequence whether it stands already. A batch that can never stand, because another desk has
     * written there, is refused with {@link JournalFailure.Fenced}.
     */
    void append(Batch batch) throws JournalFailure;
}
