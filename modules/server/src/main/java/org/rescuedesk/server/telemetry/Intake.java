package org.rescuedesk.server.telemetry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;

/**
 * What has come in and is not written yet, between Paho's thread and the writer's. Samples are bounded: beyond it the oldest is
 * shed. Of links each change waits; beyond its bound only an elevator's last word does, so the fleet bounds them. Unreadable ones
 * are bounded in bytes: what comes beyond is counted and not kept.
 */
final class Intake {
    /** What the writer takes at once. */
    record Haul(List<Received> samples, List<LinkState> links, List<RawInput> unreadable) {
        boolean isEmpty() {
            return samples.isEmpty() && links.isEmpty() && unreadable.isEmpty();
        }
    }

    /**
     * Most samples and changes of links that wait, most samples that are written at once, how long the first waits for others, and
     * most bytes of unreadable messages that wait.
     */
    record Bounds(int waiting, int batch, Duration linger, long unreadableBytes) {
        static final Bounds USUAL = new Bounds(50_000, 20_000, Duration.ofMillis(200), 16L << 20);
    }

    /** What had to go because too much waited. */
    interface Losses {
        void sample();

        void changes(int ofOneLink);

        void unreadable();
    }

    private final Bounds bounds;
    private final Losses losses;
    private final Deque<Received> samples = new ArrayDeque<>();
    private final Map<ElevatorId, List<LinkState>> links = new LinkedHashMap<>();
    private int linksWaiting;
    private int linksTaken;
    private List<RawInput> unreadable = new ArrayList<>();
    private long unreadableBytes;
    private boolean closed;

    Intake(Bounds bounds, Losses losses) {
        this.bounds = bounds;
        this.losses = losses;
    }

    synchronized void add(Received sample) {
        if (samples.size() >= bounds.waiting) {
            samples.remove();
            losses.sample();
        }
        samples.add(sample);
        if (samples.size() == 1 || samples.size() == bounds.batch) notifyAll();
    }

    /** A word that says what the one before said only tells when the line was last heard. */
    synchronized void add(LinkState heard) {
        var words = links.computeIfAbsent(heard.link().elevator(), elevator -> new ArrayList<>(1));
        var last = words.isEmpty() ? null : words.get(words.size() - 1);
        if (last != null && last.link().online() == heard.link().online()) {
            words.set(words.size() - 1, new LinkState(heard.link(), last.since(), heard.receivedAt()));
        } else {
            if (linksWaiting >= bounds.waiting && last != null) {
                losses.changes(words.size());
                linksWaiting -= words.size();
                words.clear();
            }
            words.add(heard);
            linksWaiting++;
        }
        notifyAll();
    }

    synchronized void add(RawInput raw) {
        long bytes = raw.payload().length
                + 2L * (raw.topic().length() + raw.sentence().length());
        if (unreadableBytes + bytes > bounds.unreadableBytes) {
            losses.unreadable();
            return;
        }
        unreadableBytes += bytes;
        unreadable.add(raw);
        notifyAll();
    }

    synchronized int size() {
        return samples.size();
    }

    /** Words about links that have come in and are not known to be written. */
    synchronized int linksUnwritten() {
        return linksWaiting + linksTaken;
    }

    /** The haul that was taken last stands in the database. */
    synchronized void written() {
        linksTaken = 0;
    }

    /** What comes until then can still be taken; nothing is waited for any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits for something and then, a little, for more; empty only when it is closed and nothing is left. */
    synchronized Haul take() throws InterruptedException {
        while (isEmpty() && !closed) wait();
        long end = System.nanoTime() + bounds.linger.toNanos();
        for (long left = bounds.linger.toNanos();
                left > 0 && samples.size() < bounds.batch && !closed;
                left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return haul();
    }

    private boolean isEmpty() {
        return samples.isEmpty() && links.isEmpty() && unreadable.isEmpty();
    }

    private Haul haul() {
        var taken = new ArrayList<Received>(Math.min(bounds.batch, samples.size()));
        while (taken.size() < bounds.batch && !samples.isEmpty()) taken.add(samples.remove());
        var haul = new Haul(taken, links.values().stream().flatMap(List::stream).toList(), unreadable);
        links.clear();
        linksTaken = linksWaiting;
        linksWaiting = 0;
        unreadable = new ArrayList<>();
        unreadableBytes = 0;
        return haul;
    }
}
