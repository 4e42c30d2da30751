package org.rescuedesk.server.doctor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.mqtt.Broker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once, quickly, at the broker that a running desk is given, as soon as the desk is connected, on a thread on which nothing
 * waits. What is not as a desk needs it is told by the log, a metric and the board; the desk works on as well as it can.
 */
public final class BrokerWatch {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final long LOOKS_EVERY_MS = 500;

    private final Vertx vertx;
    private final Broker broker;
    private final BooleanSupplier isConnected;
    private volatile @Nullable List<Finding> weak;
    private long timer;

    public BrokerWatch(Vertx vertx, Broker broker, BooleanSupplier isConnected, MeterRegistry registry) {
        this.vertx = vertx;
        this.broker = broker;
        this.isConnected = isConnected;
        Gauge.builder("broker.weak", this::count).register(registry);
    }

    /** Begins to wait for the connection. */
    public void start() {
        timer = vertx.setPeriodic(LOOKS_EVERY_MS, again -> {
            if (!isConnected.getAsBoolean()) return;
            close();
            vertx.executeBlocking(() -> BrokerFindings.of(BrokerLook.of(broker)), false)
                    .onSuccess(this::tell)
                    .onFailure(cause -> LOG.warn(
                            "The broker's settings can't be looked at now ({}); rescue-desk doctor does. 暂时无法检查消息代理的设置。",
                            String.valueOf(cause.getMessage())));
        });
    }

    /** Waits no more; a look that has begun ends by itself. */
    public void close() {
        vertx.cancelTimer(timer);
    }

    /** For the board: ok, also before anybody has looked, or weak. */
    public String word() {
        var found = weak;
        return found == null || found.isEmpty() ? "ok" : "weak";
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
