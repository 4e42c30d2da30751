package org.rescuedesk.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Sends samples evenly for a while: so many a second whatever is taken at the other end, or, with rate 0, a little more than is
 * being taken, with a bounded number on their way. Even, because a broker drops messages at QoS 0 that come in a burst.
 */
final class Flow {

    private static final int MOST_ON_THEIR_WAY = 40_000;
    private static final double LEAST_PACE = 5_000;
    private static final double GROWTH = 1.5;
    private static final long SLICE_NANOS = 2_000_000;
    private static final long LOOK_NANOS = 250_000_000;
    /** Batches become durable in leaps, so the pace goes by the mean of so many looks. */
    private static final int LOOKS = 5;

    private static final Duration WARM_UP = Duration.ofSeconds(6);
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

    private record Look(long at, long came) {}

    private final Sender sender;
    private final Samples samples;
    private final Taken taken;
    private final int rate;
    private double pace;
    private final Queue<Look> looks = new ArrayDeque<>();
    private long sent;
    private long came;

    Flow(Sender sender, Samples samples, Taken taken, int rate) {
        this.sender = sender;
        this.samples = samples;
        this.taken = taken;
        this.rate = rate;
        this.pace = rate > 0 ? rate : LEAST_PACE;
    }

    /** What is counted later finds all warm, and the pace found; a short run is warmed up shortly. */
    void warmUp(Duration length) throws Exception {
        run(length.compareTo(WARM_UP) < 0 ? length : WARM_UP);
    }

    Sent run(Duration length) throws Exception {
        long before = taken.count();
        long begun = System.nanoTime();
        sent = 0;
        came = 0;
        looks.clear();
        long sliced = begun;
        long looked = begun;
        while (System.nanoTime() - begun < length.toNanos()) {
            long now = System.nanoTime();
            if (now - looked >= LOOK_NANOS) {
                look(before, now);
                looked = now;
            }
            send(rate > 0 ? due(now - begun) : portion(now - sliced));
            sliced = now;
            TimeUnit.NANOSECONDS.sleep(SLICE_NANOS);
        }
        return arrived(before, begun);
    }

    private void look(long before, long at) throws Exception {
        came = taken.count() - before;
        looks.add(new Look(at, came));
        if (looks.size() > LOOKS) {
            looks.remove();
        }
        Look first = looks.element();
        if (rate == 0 && at > first.at) {
            pace = Math.max(LEAST_PACE, GROWTH * (came - first.came) / ((at - first.at) / 1e9));
        }
    }

    /** What has come due since the beginning and was not sent yet. */
    private long due(long nanos) {
        return (long) (nanos / 1e9 * rate) - sent;
    }

    private long portion(long nanos) {
        long room = MOST_ON_THEIR_WAY - (sent - came);
        return Math.max(0, Math.min(room, (long) (pace * nanos / 1e9)));
    }

    private void send(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            sender.send(samples.next());
        }
        sent += count;
        sender.flush();
    }

    /** Waits for what is on its way: until all has come, or nothing comes any more. */
    private Sent arrived(long before, long begun) throws Exception {
        came = taken.count() - before;
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
}
