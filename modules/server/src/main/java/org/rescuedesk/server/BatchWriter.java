package org.rescuedesk.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
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

    private final Context context;
    private final WorkerExecutor worker;
    private final Journal journal;
    private final Consumer<String> fenced;
    private volatile boolean failing;

    /** {@code fenced} is told in a sentence when this desk must stop: another one writes the journal. */
    public BatchWriter(Context context, WorkerExecutor worker, Journal journal, Consumer<String> fenced) {
        this.context = context;
        this.worker = worker;
        this.journal = journal;
        this.fenced = fenced;
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

    private void attempt(Batch batch, long pauseMs, Promise<Void> durable) {
        worker.executeBlocking(
                        () -> {
                            journal.append(batch);
                            return null;
                        },
                        true)
                .onComplete(result -> context.runOnContext(nothing -> {
                    if (result.succeeded()) stands(durable);
                    else failed(batch, result.cause(), pauseMs, durable);
                }));
    }

    private void stands(Promise<Void> durable) {
        if (failing) LOG.warn("The journal answers again.");
        failing = false;
        durable.complete();
    }

    private void failed(Batch batch, Throwable cause, long pauseMs, Promise<Void> durable) {
        if (cause instanceof JournalFailure.Fenced) {
            LOG.error("This desk stops: {}", cause.getMessage());
            fenced.accept(String.valueOf(cause.getMessage()));
            return;
        }
        if (!failing) LOG.error("The journal can't be written; trying again until it can.", cause);
        failing = true;
        context.owner().setTimer(pauseMs, timer -> attempt(batch, Math.min(2 * pauseMs, LONGEST_PAUSE_MS), durable));
    }
}
