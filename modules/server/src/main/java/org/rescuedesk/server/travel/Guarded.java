package org.rescuedesk.server.travel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.travel.RoadEngine;
import org.rescuedesk.core.travel.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine behind a {@link Breaker}, with its requests counted by outcome and timed. What it throws is trouble like any other, and
 * so is what takes longer than the patience with it.
 */
final class Guarded implements RoadEngine {
    private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);
    private static final String TOLD = "told";
    private static final String NOT_ASKED = "not_asked";

    private final RoadEngine engine;
    private final Duration patience;
    private final Breaker breaker;
    private final LongSupplier nanos;
    private final MeterRegistry registry;

    Guarded(RoadEngine engine, Duration patience, LongSupplier nanos, MeterRegistry registry) {
        this.engine = engine;
        this.patience = patience;
        this.breaker = new Breaker(nanos);
        this.nanos = nanos;
        this.registry = registry;
        count(TOLD, 0);
        count(NOT_ASKED, 0);
        for (var trouble : Trouble.values()) count(label(trouble), 0);
        Gauge.builder("road.engine.open", breaker, each -> each.isOpen() ? 1 : 0)
                .description("Whether an engine of roads failed so often that it is left alone")
                .tag("engine", engine.source())
                .register(registry);
    }

    @Override
    public String source() {
        return engine.source();
    }

    @Override
    public CompletionStage<Answer> ask(List<Point> from, Point to) {
        if (!breaker.mayAsk()) {
            count(NOT_ASKED, 1);
            return CompletableFuture.completedFuture(Answer.none(Trouble.DOWN));
        }
        long begun = nanos.getAsLong();
        return begin(from, to)
                .toCompletableFuture()
                .completeOnTimeout(Answer.none(Trouble.TIMED_OUT), patience.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(this::fault)
                .thenApply(answer -> heard(answer, nanos.getAsLong() - begun));
    }

    private CompletionStage<Answer> begin(List<Point> from, Point to) {
        try {
            return engine.ask(from, to);
        } catch (RuntimeException fault) {
            return CompletableFuture.failedFuture(fault);
        }
    }

    private Answer fault(Throwable fault) {
        LOG.error("The engine of roads {} has a fault.", engine.source(), fault);
        return Answer.none(Trouble.DOWN);
    }

    private Answer heard(Answer answer, long took) {
        var trouble = answer.trouble();
        if (answer.holdOff() != null) breaker.holdOff(answer.holdOff());
        else if (trouble == null || trouble == Trouble.NO_ROUTE) breaker.succeeded();
        else breaker.failed();
        count(trouble == null ? TOLD : label(trouble), 1);
        Timer.builder("road.engine")
                .description(
                        "From a question to an engine of roads to its answer, or to the end of the patience with it")
                .tag("engine", engine.source())
                .register(registry)
                .record(took, TimeUnit.NANOSECONDS);
        return answer;
    }

    private void count(String outcome, int more) {
        registry.counter("road.engine.requests", "engine", engine.source(), "outcome", outcome)
                .increment(more);
    }

    private static String label(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        engine.close();
    }
}
