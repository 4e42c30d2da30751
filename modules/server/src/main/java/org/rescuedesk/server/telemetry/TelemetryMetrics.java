package org.rescuedesk.server.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.rescuedesk.server.DeskMetrics;

/** Telemetry's figures for Prometheus; names and units stand in docs/names.md. */
final class TelemetryMetrics implements Intake.Losses {
    private final MeterRegistry registry;
    private final DeskMetrics desk;
    private final Counter stored;
    private final Counter known;
    private final Counter refused;
    private final Counter shed;
    private final Counter linkShed;
    private final Timer batch;
    private volatile Map<Boolean, Long> links = Map.of();

    TelemetryMetrics(MeterRegistry registry, DeskMetrics desk) {
        this.registry = registry;
        this.desk = desk;
        this.stored = outcome("stored");
        this.known = outcome("known");
        this.refused = outcome("refused");
        this.shed = registry.counter("telemetry.shed");
        this.linkShed = registry.counter("elevator.link.shed");
        this.batch = Timer.builder("telemetry.batch")
                .description("How long a batch of samples took to become durable")
                .publishPercentileHistogram()
                .register(registry);
        link("online", true);
        link("offline", false);
    }

    private Counter outcome(String outcome) {
        return registry.counter("telemetry", "outcome", outcome);
    }

    private void link(String state, boolean online) {
        Gauge.builder("elevator.link", this, each -> each.links.getOrDefault(online, 0L))
                .tag("state", state)
                .register(registry);
    }

    /** How many samples wait to be written. */
    void queue(IntSupplier size) {
        Gauge.builder("telemetry.queue", size::getAsInt).register(registry);
    }

    void written(int samples, int added, Duration took) {
        stored.increment(added);
        known.increment(samples - added);
        batch.record(took);
    }

    @Override
    public void sample() {
        shed(1);
    }

    @Override
    public void changes(int ofOneLink) {
        linkShed.increment(ofOneLink);
    }

    @Override
    public void unreadable() {
        notKept();
    }

    void shed(int samples) {
        shed.increment(samples);
    }

    void links(Map<Boolean, Long> counted) {
        links = counted;
    }

    void refused(String reason) {
        refused.increment();
        desk.unreadable(reason);
    }

    void notKept() {
        desk.unreadableNotKept();
    }

    void connected(BooleanSupplier isUp) {
        desk.connected("telemetry", isUp);
    }

    void lost() {
        desk.lost("telemetry");
    }
}
