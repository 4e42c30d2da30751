package org.rescuedesk.server.telemetry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
 * shed. Of links the last of each elevator is kept, so the fleet bounds them; unreadable ones are bounded by who adds them.
 */
final class Intake {
    /** What the writer takes at once. */
    record Haul(List<Received> samples, Collection<LinkState> links, List<RawInput> unreadable) {
        boolean isEmpty() {
            return samples.isEmpty() && links.isEmpty() && unreadable.isEmpty();
        }
    }

    /** Most samples that wait, most that are written at once, and how long the first of them waits for others. */
    record Bounds(int waiting, int batch, Duration linger) {
        static final Bounds USUAL = new Bounds(50_000, 5_000, Duration.ofMillis(200));
    }

    private final Bounds bounds;
    private final Runnable shed;
    private final Deque<Received> samples = new ArrayDeque<>();
    private final Map<ElevatorId, LinkState> links = new LinkedHashMap<>();
    private List<RawInput> unreadable = new ArrayList<>();
    private boolean closed;

    /** {@code shed} is told of each sample that had to go. */
    Intake(Bounds bounds, Runnable shed) {
        this.bounds = bounds;
        this.shed = shed;
    }

    synchronized void add(Received sample) {
        if (samples.size() >= bounds.waiting) {
            samples.remove();
            shed.run();
        }
        samples.add(sample);
        if (samples.size() == 1 || samples.size() == bounds.batch) notifyAll();
    }

    /** The latest word of each elevator's line is the one that counts. */
    synchronized void add(LinkState link) {
        links.put(link.link().elevator(), link);
        notifyAll();
    }

    synchronized void add(RawInput raw) {
        unreadable.add(raw);
        notifyAll();
    }

    synchronized int size() {
        return samples.size();
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
        var haul = new Haul(taken, List.copyOf(links.values()), unreadable);
        links.clear();
        unreadable = new ArrayList<>();
        return haul;
    }
}
