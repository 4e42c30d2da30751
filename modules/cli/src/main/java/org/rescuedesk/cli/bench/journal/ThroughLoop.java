package org.rescuedesk.cli.bench.journal;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.server.saving.WriteAhead;
import org.rescuedesk.store.spool.Spool;

/** A desk's own way from being asked to the answer that may be told: loop, write-ahead file, group commits, announcement. */
final class ThroughLoop implements AutoCloseable {
    private static final long PATIENCE_S = 120;

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<String> stopped = new CompletableFuture<>();
    private final Spool spool;
    private final DeskHost host;
    private final int waiting;

    ThroughLoop(Journal journal, Desk empty, Instant begin, Path folder, int waiting) throws Exception {
        this.waiting = waiting;
        spool = Spool.open(folder, line -> {});
        var context = vertx.getOrCreateContext();
        var made = Promise.<DeskHost>promise();
        context.runOnContext(nothing -> made.complete(host(context, journal, empty, begin)));
        host = made.future().toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private DeskHost host(Context context, Journal journal, Desk empty, Instant begin) {
        return new DeskHost(
                context,
                new DeskLoop(empty, Tail.EMPTY, true),
                DeskClock.driven(begin),
                new JournalWriter(context, vertx.createSharedWorkerExecutor("journal", 1), journal, stopped::complete),
                new WriteAhead(context, vertx.createSharedWorkerExecutor("write-ahead", 1), spool),
                true);
    }

    /** Asks all of it, so many at a time, and returns once all answers are durable. */
    void ask(List<Asked> all) throws InterruptedException {
        var free = new Semaphore(waiting);
        for (var each : all) {
            take(free, 1);
            each.ask(host, free::release);
        }
        take(free, waiting);
    }

    private void take(Semaphore free, int permits) throws InterruptedException {
        if (free.tryAcquire(permits, PATIENCE_S, TimeUnit.SECONDS)) return;
        throw new IllegalStateException("The desk did not answer. " + stopped.getNow(""));
    }

    long seq() {
        return host.seq();
    }

    @Override
    public void close() throws IOException {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        spool.close();
    }
}
