package org.rescuedesk.server.saving;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.store.spool.Kept;
import org.rescuedesk.store.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts batches into the write-ahead file in their order, off the desk's thread; what has come meanwhile goes with one sync. A disk
 * that fails or is full holds nobody up while the journal answers: what the journal has need not be in the file.
 */
public final class WriteAhead {
    private static final Logger LOG = LoggerFactory.getLogger(WriteAhead.class);
    private static final long PAUSE_MS = 1_000;
    /** A province's worst day needs a fraction of it. */
    private static final long LITTLE = 1L << 30;

    private final Context context;
    private final WorkerExecutor worker;
    private final Spool spool;
    private final Deque<Kept> waiting = new ArrayDeque<>();
    private LongConsumer whenFiled = number -> {};
    private boolean busy;
    private long filed;
    private long written;
    private volatile State state;

    /** {@code failing}: nothing can be kept; {@code size}: of what is kept; {@code free}: of the disk, both in bytes. */
    public record State(boolean failing, long size, long free) {
        /** Whether the disk should be looked after before it is full. */
        public boolean isTight() {
            return free < LITTLE;
        }

        /** ok, tight or failing. */
        public String word() {
            if (failing) return "failing";
            return isTight() ? "tight" : "ok";
        }
    }

    /** {@code worker} has one thread of its own, which waits for nothing else. */
    public WriteAhead(Context context, WorkerExecutor worker, Spool spool) {
        this.context = context;
        this.worker = worker;
        this.spool = spool;
        this.state = new State(false, spool.size(), free(spool));
    }

    private static long free(Spool spool) {
        try {
            return spool.free();
        } catch (IOException e) {
            LOG.warn("How much room the write-ahead file's disk has is not known.", e);
            return 0;
        }
    }

    /** Told on the context: the last number that the file holds. */
    public void listen(LongConsumer filed) {
        whenFiled = filed;
    }

    /** May be asked from any thread. */
    public State state() {
        return state;
    }

    /** On the context. */
    public void add(Batch batch) {
        waiting.add(new Kept(batch.number(), batch.entries(), batch.persons(), batch.raws()));
        fileNext();
    }

    /** Batches that the file holds, from a number on until they hold so many facts; told on the context. */
    public Future<List<Kept>> readBack(long from, int facts) {
        var read = Promise.<List<Kept>>promise();
        worker.executeBlocking(() -> spool.read(from, facts), false)
                .onComplete(result -> context.runOnContext(nothing -> read.handle(result)));
        return read.future();
    }

    /** The journal holds every batch up to this number; on the context. */
    public void written(long number) {
        written = number;
        while (!waiting.isEmpty() && waiting.element().number() <= number) waiting.remove();
    }

    private void fileNext() {
        if (busy || waiting.isEmpty()) return;
        busy = true;
        var batches = List.copyOf(waiting);
        long held = written;
        worker.executeBlocking(() -> file(batches, held), false)
                .onComplete(result -> context.runOnContext(nothing -> {
                    if (result.succeeded()) filed(batches, result.result());
                    else failed(result.cause());
                }));
    }

    private State file(List<Kept> batches, long held) throws IOException {
        spool.forget(held);
        spool.append(batches);
        return new State(false, spool.size(), spool.free());
    }

    private void filed(List<Kept> batches, State now) {
        if (state.failing) LOG.warn("The write-ahead file can be written again.");
        if (now.isTight() && !state.isTight())
            LOG.warn("The disk of the write-ahead file has {} bytes left.", now.free);
        state = now;
        busy = false;
        long number = batches.get(batches.size() - 1).number();
        while (!waiting.isEmpty() && waiting.element().number() <= number) waiting.remove();
        filed = number;
        whenFiled.accept(number);
        fileNext();
    }

    /** Empties the file when the journal holds all of it, so that names do not lie about. */
    public Future<Void> tidy() {
        var done = Promise.<Void>promise();
        context.runOnContext(nothing -> {
            if (busy || !waiting.isEmpty() || filed > written || state.size == 0) done.complete();
            else tidy(done);
        });
        return done.future();
    }

    private void tidy(Promise<Void> done) {
        busy = true;
        worker.executeBlocking(this::emptied, false)
                .onComplete(result -> context.runOnContext(nothing -> {
                    if (result.succeeded()) state = result.result();
                    else LOG.warn("The write-ahead file could not be emptied.", result.cause());
                    busy = false;
                    done.complete();
                    fileNext();
                }));
    }

    private State emptied() throws IOException {
        spool.clear();
        return new State(false, 0, spool.free());
    }

    private void failed(Throwable cause) {
        if (!state.failing) LOG.error("The write-ahead file can't be written; trying again until it can.", cause);
        state = new State(true, state.size, state.free);
        context.owner().setTimer(PAUSE_MS, timer -> {
            busy = false;
            fileNext();
        });
    }
}
