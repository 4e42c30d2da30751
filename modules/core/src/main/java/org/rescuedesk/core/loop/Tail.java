package org.rescuedesk.core.loop;

/** Where a journal ends: sequence, epoch and hash of its last entry. */
public record Tail(long seq, long epoch, Hash hash) {
    public static final Tail EMPTY = new Tail(0, 0, Hash.NONE);

    public static Tail of(Entry entry) {
        return new Tail(entry.seq(), entry.epoch(), entry.hash());
    }

    /** Whether the entry is the next one: its sequence goes on, and it was linked to the last one's hash. */
    public boolean isFollowedBy(Entry entry) {
        return entry.seq() == seq + 1 && entry.previous().equals(hash);
    }
}
