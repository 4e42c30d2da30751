package org.rescuedesk.cli;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, ended in the reverse order: after a time, by Ctrl-C or by a service manager's SIGTERM, also in the middle
 * of the start. All ending is done by the thread that started; a signal only asks for it and waits.
 */
public final class Lifetime {

    /** Then the process goes all the same; what it leaves behind is found and mended at the next start. */
    private static final long LONGEST_END_S = 25;

    private final Progress progress;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean asked;
    private @Nullable Thread interruptible;

    private record Part(String english, String chinese, AutoCloseable started) {}

    /** What is done in a lifetime; it may start parts. */
    public interface Work {
        void run(Lifetime lifetime) throws Exception;
    }

    /** Something that may wait for long, and that an interrupt ends. */
    public interface Wait<T> {
        T get() throws Exception;
    }

    private Lifetime(Progress progress) {
        this.progress = progress;
    }

    /** Does the work and ends what it has started. A failure that came of a signal is none. */
    public static void run(Progress progress, Work work) throws Exception {
        Lifetime lifetime = new Lifetime(progress);
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::endBySignal, "end by signal"));
        try {
            work.run(lifetime);
        } catch (Exception e) {
            if (!lifetime.isAsked()) {
                throw e;
            }
            log().info("Ended by a signal, while: {}", e.toString());
        } finally {
            lifetime.end();
        }
    }

    /** Takes a part over, to be closed. */
    public <T extends AutoCloseable> T keep(String english, String chinese, T started) {
        parts.push(new Part(english, chinese, started));
        return started;
    }

    /** Waits for what comes of itself, or for the signal that ends it all. */
    public <T> T await(Wait<T> wait) throws Exception {
        beginWaiting();
        try {
            return wait.get();
        } finally {
            endWaiting();
        }
    }

    private synchronized void beginWaiting() {
        requireNobodyAsked();
        interruptible = Thread.currentThread();
    }

    /** An interrupt that came too late would disturb the ending instead, so it is taken off the thread. */
    private synchronized void endWaiting() {
        interruptible = null;
        if (Thread.interrupted()) {
            log().info("The signal came as the waiting was over.");
        }
    }

    private synchronized void requireNobodyAsked() {
        if (asked) {
            throw new IllegalStateException("the end was asked for in the middle of the start");
        }
    }

    private synchronized boolean isAsked() {
        return asked;
    }

    private synchronized void ask() {
        asked = true;
        if (interruptible != null) {
            interruptible.interrupt();
        }
    }

    private void endBySignal() {
        ask();
        try {
            if (!over.await(LONGEST_END_S, SECONDS)) {
                log().warn("Not everything could be ended within {} s.", LONGEST_END_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each part, even if another can't be ended. */
    private void end() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            progress.say("Stopping the %s… 正在停止%s……".formatted(part.english, part.chinese));
            try {
                part.started.close();
            } catch (Exception e) {
                log().warn("The {} could not be ended cleanly.", part.english, e);
            }
        }
        over.countDown();
    }

    /** Not a constant: where the log goes is settled after this class is loaded. */
    private static Logger log() {
        return LoggerFactory.getLogger(Lifetime.class);
    }
}
