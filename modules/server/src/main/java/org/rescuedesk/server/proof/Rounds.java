package org.rescuedesk.server.proof;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something at once, and again a while after it was done, sooner after it failed: never twice at a time. On whichever
 * context it is begun and the timer calls back on.
 */
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Supplier<? extends Future<?>> work;
    private final Duration every;
    private final Duration again;
    private final BiFunction<Duration, Runnable, Runnable> later;
    private @Nullable Runnable callOff;
    private boolean ended;

    /** {@code later} runs something after a while; what it gives back calls that off. */
    Rounds(
            Supplier<? extends Future<?>> work,
            Duration every,
            Duration again,
            BiFunction<Duration, Runnable, Runnable> later) {
        this.work = work;
        this.every = every;
        this.again = again;
        this.later = later;
    }

    void begin() {
        attempt().onComplete(done -> {
            if (!ended) callOff = later.apply(done.succeeded() ? every : again, this::begin);
        });
    }

    /** One that throws has failed like any other; without a word here nobody would know. */
    private Future<?> attempt() {
        try {
            return work.get();
        } catch (RuntimeException fault) {
            LOG.error("What is done again and again could not be begun; it is tried again.", fault);
            return Future.failedFuture(fault);
        }
    }

    /** What is under way ends by itself, and nothing follows it. */
    void end() {
        ended = true;
        if (callOff != null) callOff.run();
    }
}
