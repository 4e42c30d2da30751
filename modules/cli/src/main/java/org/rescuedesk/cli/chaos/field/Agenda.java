package org.rescuedesk.cli.chaos.field;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The one thread of all who are outside of the desk, and what they still have to do. */
public final class Agenda implements AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var named = new Thread(task, "field");
        named.setDaemon(true);
        return named;
    });
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    /** Counted until it is done. */
    void after(long delayMs, Runnable what) {
        if (thread.isShutdown()) return;
        open.incrementAndGet();
        schedule(delayMs, () -> {
            guarded(what);
            open.decrementAndGet();
        });
    }

    private void schedule(long delayMs, Runnable what) {
        Future<?> unused = thread.schedule(what, delayMs, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    /** What went wrong out here, which is no word on the desk. */
    public List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    void now(Runnable what) {
        after(0, what);
    }

    /** Not counted: looking after a line goes on for ever. */
    void upkeep(long delayMs, Runnable what) {
        if (thread.isShutdown()) return;
        schedule(delayMs, () -> guarded(what));
    }

    /** Whether nobody has anything more to say or to repeat. */
    public boolean isIdle() {
        return open.get() == 0;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
