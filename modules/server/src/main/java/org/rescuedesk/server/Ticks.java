package org.rescuedesk.server;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.DeskCommand;

/**
 * Lets the desk look once a second whether anything has come due. A driven desk (demo, replay) does all the looks up to the time
 * that the simulator names, and only then says that it is there: so full speed gives the same figures as slow.
 */
public final class Ticks {
    private static final long EVERY_MS = 1_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final DeskHost host;
    private boolean looking;

    public Ticks(DeskHost host) {
        this.host = host;
    }

    /** Follows the wall clock from now on. */
    public void start() {
        host.vertx().setPeriodic(EVERY_MS, timer -> tick());
    }

    private void tick() {
        host.clock().takeStep().ifPresent(step -> host.submit(at -> new DeskCommand.Step(at, step)));
        if (looking) return;
        looking = true;
        host.submit(Check::new).onComplete(known -> looking = false);
    }

    /** Moves a driven desk on to {@code until}, second by second; {@code there} is told once all is durable and announced. */
    public void drive(Instant until, Consumer<Instant> there) {
        var clock = host.clock();
        for (var next = clock.now().plus(SECOND); next.isBefore(until); next = next.plus(SECOND)) {
            look(next);
        }
        clock.moveTo(until);
        host.submit(Check::new).onSuccess(known -> there.accept(until));
    }

    private void look(Instant at) {
        host.clock().moveTo(at);
        host.submit(new Check(at));
    }
}
