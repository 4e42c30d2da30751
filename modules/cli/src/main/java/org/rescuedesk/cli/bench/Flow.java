package org.rescuedesk.cli.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends samples for a while: as many as are taken at the other end, with a bounded number on their way, or so many a second
 * whatever is taken. Messages at QoS 0 are dropped by a broker that has to hold too many.
 */
record Flow(Sender sender, Samples samples, Taken taken, int rate) {

    private static final int MOST_ON_THEIR_WAY = 8_000;
    private static final int BURST = 100;
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** How many have been taken at the other end. */
    @FunctionalInterface
    interface Taken {
        long count() throws Exception;
    }

    /** How many were sent, and over how long the other end took them. */
    record Sent(long sent, long taken, Duration length) {
        double aSecond() {
            return taken / (length.toNanos() / 1e9);
        }

        long lost() {
            return sent - taken;
        }
    }

    Sent run(Duration length) throws Exception {
        long before = taken.count();
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        long sent = 0;
        while (System.nanoTime() < end) {
            if (mayGo(sent, before, begun)) {
                for (int i = 0; i < BURST; i++) {
                    sender.send(samples.next());
                }
                sent += BURST;
            } else {
                sender.flush();
                TimeUnit.MILLISECONDS.sleep(2);
            }
        }
        sender.flush();
        return arrived(sent, before, begun);
    }

    private boolean mayGo(long sent, long before, long begun) throws Exception {
        if (rate > 0) {
            return sent < (System.nanoTime() - begun) / 1e9 * rate;
        }
        return sent - (taken.count() - before) < MOST_ON_THEIR_WAY;
    }

    /** Waits for what is on its way: until all has come, or nothing comes any more. */
    private Sent arrived(long sent, long before, long begun) throws Exception {
        long came = taken.count() - before;
        long last = System.nanoTime();
        while (came < sent && System.nanoTime() - last < QUIET.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(20);
            long now = taken.count() - before;
            if (now > came) {
                last = System.nanoTime();
            }
            came = now;
        }
        return new Sent(sent, came, Duration.ofNanos(last - begun));
    }

    /** As {@link #run}, for a short while and not counted: what comes later finds all warm. */
    void warmUp() throws Exception {
        run(Duration.ofSeconds(3));
    }
}
