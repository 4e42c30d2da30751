package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Happenings to come, by time, and by their entry where times are the same. All fall on whole seconds, so that a desk is
 * driven a second at a time at most.
 */
public final class Agenda {

    private static final int TEN = 10;

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private Instant now;
    private long entered;

    /** Something that happens; it may say things, and that may have to wait for a line. */
    public interface Happening {
        void happen() throws InterruptedException;
    }

    private record Entry(Instant at, long number, Happening what) {}

    public Agenda(Instant from) {
        now = from;
    }

    public Instant now() {
        return now;
    }

    /** It is at least this late now, whatever is still to be run. */
    public void reach(Instant at) {
        now = at.isAfter(now) ? at : now;
    }

    /** Enters a happening; one that would be past by now is due at once. */
    public void at(Instant when, Happening what) {
        enter(when.isAfter(now) ? wholeSecond(when) : now, what);
    }

    public void after(Duration wait, Happening what) {
        at(now.plus(wait), what);
    }

    /** Enters something for the next tenth second. */
    void atNextTen(Happening what) {
        enter(Instant.ofEpochSecond((now.getEpochSecond() / TEN + 1) * TEN), what);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** When the next happening is due; an agenda without any is at its end. */
    public Instant next() {
        Entry first = entries.peek();
        if (first == null) {
            throw new IllegalStateException("Nothing stands on the agenda any more.");
        }
        return first.at();
    }

    /** Lets happen what is due until then, in order. */
    public void runUntil(Instant until) throws InterruptedException {
        while (!entries.isEmpty() && !entries.element().at().isAfter(until)) {
            Entry entry = entries.remove();
            reach(entry.at());
            entry.what().happen();
        }
        reach(until);
    }

    private void enter(Instant when, Happening what) {
        entries.add(new Entry(when, entered++, what));
    }

    private static Instant wholeSecond(Instant when) {
        return when.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}
