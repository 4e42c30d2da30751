package org.rescuedesk.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.watch.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the desk look once a second whether anything has come due. A driven desk (demo, replay) does all the looks up to the time
 * that the simulator names, and only then says that it is there: so full speed gives the same figures as slow.
 */
public final class Ticks {
    private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);
    private static final long EVERY_MS = 1_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final double PACE_S = 2;

    private final DeskHost host;
    private boolean looking;
    private volatile Optional<Pace> pace = Optional.empty();

    /** Where domain time and monotonic time stood when the pace was last taken, and how many times faster than life it was. */
    private record Pace(Instant at, long nanos, @Nullable Double speed) {}

    public Ticks(DeskHost host) {
        this.host = host;
    }

    /** Follows the wall clock from now on. */
    public void start() {
        host.context().runOnContext(nothing -> host.vertx().setPeriodic(EVERY_MS, timer -> tick()));
    }

    /** One look, on the desk's context. */
    void tick() {
        host.clock().takeSteps().forEach(this::note);
        host.clock().mayRejoin(host.announced().nobodyWaits());
        if (looking) return;
        looking = true;
        host.submit(Check::new).onComplete(known -> looking = false);
    }

    private void note(Duration step) {
        LOG.warn("The machine's clock has stepped by {}; the desk's time runs on without it until nobody waits.", step);
        host.submit(at -> new DeskCommand.Step(at, step));
    }

    /**
     * Moves a driven desk on to {@code until} as if it had looked once a second: seconds in which nothing can come due are jumped
     * over. {@code there} is told once all is durable and announced. The clock moves behind what was submitted before, which is
     * given its time only when the loop receives it.
     */
    public void drive(Instant until, Consumer<Instant> there) {
        host.context().runOnContext(nothing -> look(host.clock().now().plus(SECOND), until, there));
    }

    private void look(Instant next, Instant until, Consumer<Instant> there) {
        var clock = host.clock();
        if (next.isBefore(until)) {
            clock.moveTo(next);
            host.submit(Check::new).onSuccess(found -> look(nextLook(found, next, until), until, there));
            return;
        }
        clock.moveTo(until);
        takePace(until);
        host.submit(Check::new).onSuccess(known -> there.accept(until));
    }

    /** What a look has found may leave something to be found a second later. */
    private Instant nextLook(Outcome found, Instant now, Instant until) {
        boolean nothing = found instanceof Outcome.Done done && done.entries().isEmpty();
        if (!nothing) return now.plus(SECOND);
        return Watch.next(host.announced()).map(due -> secondOf(due, now)).orElse(until);
    }

    /** The first of the seconds counted from {@code now} at which that is due. */
    private static Instant secondOf(Instant due, Instant now) {
        long millis = Math.max(1, Duration.between(now, due).toMillis());
        return now.plusSeconds((millis + 999) / 1_000);
    }

    /** How many times faster than life a driven clock has run of late; none when it follows the wall or has not run yet. */
    public @Nullable Double speed() {
        return pace.map(Pace::speed).orElse(null);
    }

    private void takePace(Instant now) {
        long nanos = System.nanoTime();
        var last = pace.orElseGet(() -> new Pace(now, nanos, null));
        double real = (nanos - last.nanos()) / 1e9;
        if (real < PACE_S) {
            pace = Optional.of(last);
            return;
        }
        double speed = Duration.between(last.at(), now).toMillis() / 1000.0 / real;
        pace = Optional.of(new Pace(now, nanos, (double) Math.round(speed)));
    }
}
