package org.rescuedesk.server.snapshot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.server.Announcement;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.store.snapshot.Snapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a snapshot of the desk every 10,000 events and at a clean end, off the desk's thread, and of nothing but what stands in the
 * journal. No fact waits for it, and one that can't be written costs the next start some time and nobody anything else.
 */
public final class SnapshotPart {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPart.class);
    /** A desk that is large takes no more than a twentieth of one processor for it. */
    private static final int REST = 19;

    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);
    private static final int LAST_PATIENCE_S = 25;

    private final DeskHost host;
    private final Snapshots files;
    private final long every;
    private final WorkerExecutor worker;
    private final Counter taken;
    private final Counter failed;
    private Snapshot newest;
    private Instant lastAt;
    private volatile long newestSeq;
    private volatile long keptSeq;
    private boolean busy;
    private long rested = System.nanoTime();

    /** {@code from} is the snapshot that this start went by; {@code ignored} counts those that it could not go by. */
    public SnapshotPart(DeskHost host, Snapshots files, Snapshot from, int ignored, MeterRegistry registry) {
        this(host, files, from, ignored, registry, 10_000);
    }

    SnapshotPart(DeskHost host, Snapshots files, Snapshot from, int ignored, MeterRegistry registry, long every) {
        this.host = host;
        this.files = files;
        this.every = every;
        this.newest = from;
        this.lastAt = from.lastAt();
        this.newestSeq = from.tail().seq();
        this.keptSeq = from.tail().seq();
        this.worker = host.vertx().createSharedWorkerExecutor("snapshots", 1);
        this.taken = registry.counter("snapshot", "outcome", "taken");
        this.failed = registry.counter("snapshot", "outcome", "failed");
        registry.counter("snapshot", "outcome", "ignored").increment(ignored);
        Gauge.builder("snapshot.behind", this, each -> each.newestSeq - each.keptSeq)
                .register(registry);
        host.whenAnnounced(this::follow);
    }

    private void follow(Announcement announcement) {
        for (var entry : announcement.entries())
            if (entry.event().at().isAfter(lastAt)) lastAt = entry.event().at();
        // What only the local file holds may yet be refused by the journal.
        if (!announcement.saved()) return;
        var entries = announcement.entries();
        var last = entries.get(entries.size() - 1);
        newest = new Snapshot(Tail.of(last), lastAt, last.exercise(), announcement.desk());
        newestSeq = last.seq();
        if (!busy && newestSeq - keptSeq >= every && System.nanoTime() - rested >= 0) keep();
    }

    private Future<Void> keep() {
        busy = true;
        var snapshot = newest;
        long begun = System.nanoTime();
        var kept = Promise.<Void>promise();
        worker.executeBlocking(() -> files.keep(snapshot), false)
                .onComplete(written -> host.context().runOnContext(nothing -> {
                    busy = false;
                    long took = System.nanoTime() - begun;
                    if (written.succeeded()) kept(snapshot, written.result(), took);
                    else failed(written.cause());
                    kept.complete();
                }));
        return kept.future();
    }

    private void kept(Snapshot snapshot, long bytes, long took) {
        keptSeq = snapshot.tail().seq();
        rested = System.nanoTime() + REST * took;
        taken.increment();
        LOG.info("Snapshot at event {}: {} bytes in {} ms.", keptSeq, bytes, TimeUnit.NANOSECONDS.toMillis(took));
    }

    private void failed(Throwable cause) {
        rested = System.nanoTime() + AFTER_A_FAILURE.toNanos();
        failed.increment();
        LOG.error("No snapshot could be written; the next start takes longer.", cause);
    }

    /** Keeps the last one, unless that is kept already; nobody waits long for it. */
    public Future<Void> close() {
        var closed = Promise.<Void>promise();
        host.context().runOnContext(nothing -> {
            if (!busy && newestSeq == keptSeq) closed.complete();
            else keep().onComplete(closed);
        });
        return closed.future().timeout(LAST_PATIENCE_S, TimeUnit.SECONDS).otherwiseEmpty();
    }
}
