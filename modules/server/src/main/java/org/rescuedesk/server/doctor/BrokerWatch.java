package org.rescuedesk.server.doctor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.mqtt.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once, quickly, at the broker that a running desk is given, as soon as a line is up, on a thread on which nothing waits; a
 * look that fails is tried again. What is not as a desk needs it is told by the log, a metric and the board; the desk works on as
 * well as it can.
 */
public final class BrokerWatch {
    /** How often it is asked whether a line is up, and how long after a look that failed the next may be. */
    record Pauses(Duration between, Duration afterFailure) {}

    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Pauses PAUSES = new Pauses(Duration.ofMillis(500), Duration.ofMinutes(1));

    private final Vertx vertx;
    private final Callable<List<Finding>> look;
    private final BooleanSupplier isUp;
    private final Pauses pauses;
    private volatile @Nullable List<Finding> weak;
    private volatile boolean closed;
    private volatile long timer;
    private volatile String lastFailure = "";

    /** {@code isUp}: whether a line stands, though nothing may come through it yet: that is what a look is to explain. */
    public BrokerWatch(Vertx vertx, Broker broker, BooleanSupplier isUp, MeterRegistry registry) {
        this(vertx, () -> BrokerFindings.of(BrokerLook.of(broker)), isUp, registry, PAUSES);
    }

    BrokerWatch(
            Vertx vertx, Callable<List<Finding>> look, BooleanSupplier isUp, MeterRegistry registry, Pauses pauses) {
        this.vertx = vertx;
        this.look = look;
        this.isUp = isUp;
        this.pauses = pauses;
        Gauge.builder("broker.weak", this::count).register(registry);
    }

    /** Begins to wait for a line. */
    public void start() {
        vertx.runOnContext(nothing -> await(pauses.between()));
    }

    /** Waits no more; a look that has begun ends by itself, and is not repeated. */
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }

    /** For the board: unknown before a look has succeeded, then ok or weak. */
    public String word() {
        var found = weak;
        if (found == null) return "unknown";
        return found.isEmpty() ? "ok" : "weak";
    }

    private void await(Duration pause) {
        if (closed) return;
        timer = vertx.setTimer(pause.toMillis(), due -> {
            if (closed) return;
            if (isUp.getAsBoolean()) lookNow();
            else await(pauses.between());
        });
    }

    /** On a thread of its own, not one of Vert.x's: a look may take longer than the server takes to end. */
    private void lookNow() {
        var thread = new Thread(this::lookOnce, "broker-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void lookOnce() {
        try {
            tell(look.call());
        } catch (Exception e) {
            complain(String.valueOf(e.getMessage()));
            await(pauses.afterFailure());
        }
    }

    /** Once for each reason, not every minute. */
    private void complain(String why) {
        if (why.equals(lastFailure)) return;
        lastFailure = why;
        LOG.warn(
                "The broker's settings can't be looked at now ({}); that is tried again every minute, and rescue-desk doctor does it at once. 暂时无法检查消息代理的设置，将每分钟重试。",
                why);
    }

    private void tell(List<Finding> findings) {
        var found = findings.stream().filter(each -> !each.isWell()).toList();
        weak = found;
        found.forEach(each -> LOG.warn("{}", each.sentence()));
        if (found.isEmpty()) LOG.info("The broker is set up as a desk needs it, as far as a quick look tells.");
    }

    private double count() {
        var found = weak;
        return found == null ? Double.NaN : found.size();
    }
}
