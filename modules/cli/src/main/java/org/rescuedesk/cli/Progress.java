package org.rescuedesk.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;

/** Tells whoever waits, and the log, what is going on: a line for each step and one with how long it took. For any thread. */
public final class Progress {

    private static final double NANOS = 1e9;

    private final PrintWriter out;
    private final long begun = System.nanoTime();

    public Progress(PrintWriter out) {
        this.out = out;
    }

    public void say(String line) {
        out.println(line);
        LoggerFactory.getLogger(Progress.class).info(line);
    }

    /** Something is wrong, or was; the log takes it to stderr too. */
    public void warn(String line) {
        LoggerFactory.getLogger(Progress.class).warn(line);
    }

    /** Something smaller within a step. */
    public void detail(String line) {
        say("  " + line);
    }

    /** Several lines for the eye, which the log has no use for. */
    public void show(String lines) {
        out.println(lines);
    }

    public <T> T step(String english, String chinese, Callable<T> work) throws Exception {
        long start = System.nanoTime();
        say("%s… %s……".formatted(english, chinese));
        T result = work.call();
        detail("done in %s s 完成".formatted(seconds(System.nanoTime() - start)));
        return result;
    }

    public String sinceBegun() {
        return seconds(System.nanoTime() - begun);
    }

    public static String seconds(Duration length) {
        return seconds(length.toNanos());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / NANOS);
    }
}
