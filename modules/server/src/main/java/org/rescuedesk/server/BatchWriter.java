package org.rescuedesk.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one batch after the other to the journal, off the desk's thread, and tries each again, byte for byte, until it stands: a
 * fact is never lost. Only a journal that another desk has written to ends it.
 */
public final class BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;
    /** A journal that has not answered for so long counts as failing, whatever its driver still waits for. */
    private static final long SLOW_MS = 2_000;

    private final Context context;
    private final WorkerExecutor worker;
    private final Journal journal;
    private final Consumer<String> stop;
    private volatile boolean failing;

    /** {@code stop} is told in a sentence when this desk must stop: another one writes the journal, or a batch can't be written. */
    public BatchWriter(Context context, WorkerExecutor worker, Journal journal, Consumer<String> stop) {
        this.context = context;
        this.worker = worker;
        this.journal = journal;
        this.stop = stop;
    }

    /** Whether the journal fails to answer at present. */
    public boolean isFailing() {
        return failing;
    }

    /** Completes on the context once the batch is durable; never fails. */
    Future<Void> write(Batch batch) {
        var durable = Promise.<Void>promise();
        attempt(batch, FIRST_PAUSE_MS, durable);
        return durable.future();
    }

    /** Whether the journal answers though there is nothing to write. */
    Future<Boolean> probe() {
        return ask(journal::tail).map(true).otherwise(away -> {
            fails(away);
            return false;
        });
    }

    private void attempt(Batch batch, long pauseMs, Promise<Void> durable) {
        ask(() -> {
                    journal.append(batch);
                    return batch;
                })
                .onSuccess(stands -> durable.complete())
                .onFailure(cause -> failed(batch, cause, pauseMs, durable));
    }

    /** Off the desk's thread and back to it; one at a time. */
    private <T> Future<T> ask(Callable<T> question) {
        var answer = Promise.<T>promise();
        var slow = context.owner()
                .setTimer(SLOW_MS, timer -> fails(new TimeoutException("no answer in " + SLOW_MS + " ms")));
        worker.executeBlocking(question, true)
                .onComplete(result -> context.runOnContext(nothing -> {
                    context.owner().cancelTimer(slow);
                    if (result.succeeded()) answers();
                    answer.handle(result);
                }));
        return answer.future();
    }

    private void answers() {
        if (failing) LOG.warn("The journal answers again.");
        failing = false;
    }

    private void fails(Throwable cause) {
        if (!failing) LOG.error("The journal doesn't answer; trying again until it does.", cause);
        failing = true;
    }

    private void failed(Batch batch, Throwable cause, long pauseMs, Promise<Void> durable) {
        if (cause instanceof JournalFailure.Fenced) {
            LOG.error("This desk stops: {}", cause.getMessage());
            stop.accept(String.valueOf(cause.getMessage()));
            return;
        }
        if (!(cause instanceof JournalFailure)) {
            LOG.error("This desk stops: a batch can't be written, and never could be.", cause);
            stop.accept("A batch can't be written because of a fault: " + cause);
            return;
        }
        fails(cause);
        context.owner().setTimer(pauseMs, timer -> attempt(batch, Math.min(2 * pauseMs, LONGEST_PAUSE_MS), durable));
    }
}
