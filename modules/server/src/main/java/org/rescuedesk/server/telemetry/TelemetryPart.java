package org.rescuedesk.server.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.mqtt.MqttPart;
import org.rescuedesk.server.mqtt.TelemetryLine;
import org.rescuedesk.store.telemetry.Telemetry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Telemetry from the broker to the database, and its end: what is older than {@code kept} is let go of once an hour. */
public final class TelemetryPart {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryPart.class);
    private static final int UNREADABLE_KEPT_A_MINUTE = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FORGETTING = Duration.ofHours(1);

    private final DeskHost host;
    private final Vertx vertx;
    private final Telemetry store;
    private final Duration kept;
    private final TelemetryMetrics metrics;
    private final Intake intake;
    private final TelemetryWriter writer;
    private final TelemetryLine line;

    /** The desk is asked for its register and its time only. */
    public TelemetryPart(
            DeskHost host, Telemetry store, Duration kept, MeterRegistry registry, DeskMetrics desk, MqttPart mqtt) {
        this.host = host;
        this.vertx = host.vertx();
        this.store = store;
        this.kept = kept;
        this.metrics = new TelemetryMetrics(registry, desk);
        this.intake = new Intake(Intake.Bounds.USUAL, metrics);
        metrics.queue(intake::size);
        this.writer = new TelemetryWriter(intake, store, metrics);
        var inbox = new TelemetryInbox(host::announced, host.clock()::now, intake, metrics, UNREADABLE_KEPT_A_MINUTE);
        this.line = mqtt.telemetryLine(inbox::receive, this::lineIs);
    }

    /** A broker that is away is tried until it is there. */
    public void open() {
        metrics.connected(line::isUp);
        writer.open();
        line.open();
        forget();
        vertx.setPeriodic(FORGETTING.toMillis(), timer -> forget());
    }

    private void lineIs(boolean up) {
        if (!up) metrics.lost();
    }

    private void forget() {
        var before = host.clock().now().minus(kept);
        vertx.executeBlocking(() -> store.forget(before), false)
                .onSuccess(gone -> {
                    if (gone > 0) LOG.info("Telemetry before {} is let go of: {}.", before, gone);
                })
                .onFailure(failure -> LOG.warn("Old telemetry can't be let go of now.", failure));
    }

    /** Words about lines that have come in and may not be written yet. */
    public int linksUnwritten() {
        return intake.linksUnwritten();
    }

    public boolean isUp() {
        return line.isUp();
    }

    /** Takes nothing more, and writes what it has. */
    public Future<Void> close() {
        return line.close()
                .compose(closed -> vertx.executeBlocking(
                        () -> {
                            writer.close(PATIENCE);
                            return null;
                        },
                        false));
    }
}
