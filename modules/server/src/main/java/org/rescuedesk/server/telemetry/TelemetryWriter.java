package org.rescuedesk.server.telemetry;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rescuedesk.store.StoreFailure;
import org.rescuedesk.store.telemetry.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the intake holds, one haul after the other, on a thread of its own. What can't be written is tried again until it
 * stands, while the intake sheds; writing twice adds nothing.
 */
final class TelemetryWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryWriter.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 5_000;
    private static final Duration LINKS_COUNTED = Duration.ofSeconds(5);

    private final Intake intake;
    private final Telemetry store;
    private final TelemetryMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "telemetry-writer");
    private long linksCounted = System.nanoTime() - LINKS_COUNTED.toNanos();
    private boolean failing;

    TelemetryWriter(Intake intake, Telemetry store, TelemetryMetrics metrics) {
        this.intake = intake;
        this.store = store;
        this.metrics = metrics;
        thread.setDaemon(true);
    }

    void open() {
        thread.start();
    }

    /** Writes what is there, as long as the database takes it; blocks until then, or until the patience is over. */
    void close(Duration patience) {
        intake.close();
        closing.countDown();
        try {
            thread.join(patience.toMillis());
            if (!thread.isAlive()) return;
            LOG.warn("Telemetry was not written to its end within {} s.", patience.toSeconds());
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            for (var haul = intake.take(); !haul.isEmpty(); haul = intake.take()) keepTrying(haul);
        } catch (InterruptedException e) {
            LOG.debug("The writing of telemetry was ended.", e);
        }
    }

    private void keepTrying(Intake.Haul haul) throws InterruptedException {
        long pause = FIRST_PAUSE_MS;
        while (!isWritten(haul)) {
            if (closing.await(pause, TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "{} samples could not be written before the end.",
                        haul.samples().size());
                metrics.shed(haul.samples().size());
                return;
            }
            pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        }
    }

    private boolean isWritten(Intake.Haul haul) {
        try {
            write(haul);
            intake.written();
            if (failing) LOG.warn("Telemetry can be written again.");
            failing = false;
            return true;
        } catch (StoreFailure e) {
            if (!failing) LOG.error("Telemetry can't be written; trying again until it can.", e);
            failing = true;
            return false;
        }
    }

    private void write(Intake.Haul haul) {
        if (!haul.unreadable().isEmpty()) store.keep(haul.unreadable());
        if (!haul.links().isEmpty()) store.writeLinks(haul.links());
        countLinks(!haul.links().isEmpty());
        if (haul.samples().isEmpty()) return;
        long start = System.nanoTime();
        int added = store.write(haul.samples());
        metrics.written(haul.samples().size(), added, Duration.ofNanos(System.nanoTime() - start));
    }

    private void countLinks(boolean changed) {
        long now = System.nanoTime();
        if (!changed && now - linksCounted < LINKS_COUNTED.toNanos()) return;
        linksCounted = now;
        metrics.links(store.countLinks());
    }
}
