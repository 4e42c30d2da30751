package org.rescuedesk.core.loop;

/** Where a journal ends: sequence, epoch and hash of its last entry. */
public record Tail(long seq, long epoch, Hash hash) {
    public static final Tail EMPTY = new Tail(0, 0, Hash.NONE);

    public static Tail of(Entry entry) {
        return new Tail(entry.seq(), entry.epoch(), entry.hash());
    }
}
