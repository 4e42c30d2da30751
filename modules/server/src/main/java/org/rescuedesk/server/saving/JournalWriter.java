package org.rescuedesk.server.saving;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches to the journal in their order, off the desk's thread; what has come meanwhile goes as one group commit. A group
 * is tried again, byte for byte, until it stands: a fact is never lost. Only a journal that another desk has written to ends it.
 */
public final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final int MOST_FACTS = 5_000;
    /** What waits beyond that is in the write-ahead file only; some tens of megabytes. */
    private static final int MOST_IN_MEMORY = 20_000;

    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;
    /** A journal that has not answered for so long is away, whatever its driver still waits for (DESIGN 3). */
    static final long AWAY_AFTER_MS = 2_000;

    private final Context context;
    private final WorkerExecutor worker;
    private final Journal journal;
    private final Consumer<String> stop;
    private final Backlog backlog;
    private LongConsumer whenWritten = number -> {};
    private Consumer<Boolean> whenAway = away -> {};
    private boolean busy;
    private boolean ended;
    private long patience;
    private volatile boolean away;

    /**
     * {@code worker} has one thread of its own: what Vert.x orders itself waits for all that the context's other workers do, and so
     * the file would wait for a database that is away. {@code stop} is told in a sentence when this desk must stop: another one writes the journal, or a batch can't be written.
     */
    public JournalWriter(Context context, WorkerExecutor worker, Journal journal, Consumer<String> stop) {
        this(context, worker, journal, new Backlog(MOST_IN_MEMORY), stop);
    }

    public JournalWriter(
            Context context, WorkerExecutor worker, Journal journal, Backlog backlog, Consumer<String> stop) {
        this.context = context;
        this.backlog = backlog;
        this.worker = worker;
        this.journal = journal;
        this.stop = stop;
    }

    /** Both are told on the context: the last number that the journal holds, and whether it answers or not. */
    public void listen(LongConsumer written, Consumer<Boolean> goneAway) {
        whenWritten = written;
        whenAway = goneAway;
    }

    /** Where batches are read from that are let go of here; without it all stay in memory. */
    public void readFrom(Backlog.ReadBack file) {
        backlog.readFrom(file);
    }

    /** The write-ahead file holds every batch up to this number; on the context. */
    public void filed(long number) {
        backlog.filed(number);
    }

    /** Whether the journal fails to answer at present. */
    public boolean isAway() {
        return away;
    }

    /** On the context. */
    public void add(Batch batch) {
        backlog.add(batch);
        writeNext();
    }

    private void writeNext() {
        if (busy || ended || backlog.isEmpty()) return;
        busy = true;
        patience = context.owner().setTimer(AWAY_AFTER_MS, timer -> away(true));
        takeNext(FIRST_PAUSE_MS);
    }

    private void takeNext(long pauseMs) {
        backlog.next(MOST_FACTS)
                .onSuccess(group -> write(Batch.joined(group), FIRST_PAUSE_MS))
                .onFailure(cause -> {
                    LOG.error("The write-ahead file can't be read; trying again until it can.", cause);
                    context.owner().setTimer(pauseMs, timer -> takeNext(Math.min(2 * pauseMs, LONGEST_PAUSE_MS)));
                });
    }

    private void write(Batch group, long pauseMs) {
        ask(() -> {
                    journal.append(group);
                    return group;
                })
                .onSuccess(this::stands)
                .onFailure(cause -> failed(group, cause, pauseMs));
    }

    private void stands(Batch group) {
        context.owner().cancelTimer(patience);
        busy = false;
        whenWritten.accept(group.number());
        if (backlog.isEmpty()) away(false);
        writeNext();
    }

    /** Whether the journal answers though there is nothing to write; asked on the context. */
    public Future<Boolean> probe() {
        if (busy || ended) return Future.succeededFuture(false);
        var slow = context.owner().setTimer(AWAY_AFTER_MS, timer -> away(true));
        return ask(journal::tail)
                .onComplete(result -> context.owner().cancelTimer(slow))
                .map(tail -> {
                    if (backlog.isEmpty()) away(false);
                    return true;
                })
                .otherwise(cause -> {
                    LOG.debug("The journal did not answer a probe.", cause);
                    away(true);
                    return false;
                });
    }

    /** Off the desk's thread and back to it; one at a time. */
    private <T> Future<T> ask(Callable<T> question) {
        var answer = Promise.<T>promise();
        worker.executeBlocking(question, false)
                .onComplete(result -> context.runOnContext(nothing -> answer.handle(result)));
        return answer.future();
    }

    private void away(boolean now) {
        if (now == away || ended) return;
        if (now) LOG.error("The journal doesn't answer; trying again until it does.");
        else LOG.warn("The journal answers again.");
        away = now;
        whenAway.accept(now);
    }

    private void failed(Batch group, Throwable cause, long pauseMs) {
        if (cause instanceof JournalFailure.Fenced) {
            end(String.valueOf(cause.getMessage()), cause);
        } else if (!(cause instanceof JournalFailure)) {
            end("A batch can't be written because of a fault: " + cause, cause);
        } else {
            if (!away) LOG.warn("The journal could not be written.", cause);
            context.owner().setTimer(pauseMs, timer -> write(group, Math.min(2 * pauseMs, LONGEST_PAUSE_MS)));
        }
    }

    /** Nothing more is announced: what this desk has decided since does not hold. */
    private void end(String sentence, Throwable cause) {
        LOG.error("This desk stops.", cause);
        away(false);
        ended = true;
        stop.accept(sentence);
    }
}
