package org.rescuedesk.server.board;

import io.vertx.core.buffer.Buffer;

/**
 * The last facts as the stream sends them, by sequence and without a gap; what is older is forgotten. All viewers read the same
 * ones, each at its own place, so that a slow one costs nothing but its place.
 */
final class Recent {
    private final Buffer[] facts;
    private long last;
    private long forgotten;

    /** Keeps {@code most} facts; begins after the fact with sequence {@code last}. */
    Recent(int most, long last) {
        this.facts = new Buffer[most];
        this.last = last;
        this.forgotten = last;
    }

    void add(long seq, Buffer fact) {
        if (seq != last + 1) throw new IllegalStateException("Fact " + seq + " does not follow fact " + last + ".");
        facts[place(seq)] = fact;
        last = seq;
        forgotten = Math.max(forgotten, last - facts.length);
    }

    long last() {
        return last;
    }

    /** Whether a viewer that knows everything up to this fact can be given all that came after it. */
    boolean follows(long known) {
        return known >= forgotten && known <= last;
    }

    Buffer get(long seq) {
        return facts[place(seq)];
    }

    private int place(long seq) {
        return (int) (seq % facts.length);
    }
}
