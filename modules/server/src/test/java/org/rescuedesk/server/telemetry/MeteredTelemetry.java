package org.rescuedesk.server.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.rescuedesk.server.DeskMetrics;

/** Telemetry that has measured one of everything. */
public final class MeteredTelemetry {
    private MeteredTelemetry() {}

    public static void on(MeterRegistry registry, DeskMetrics desk) {
        var metrics = new TelemetryMetrics(registry, desk);
        metrics.queue(() -> 3);
        metrics.written(2, 1, Duration.ofMillis(7));
        metrics.shed(1);
        metrics.changes(1);
        metrics.links(Map.of(true, 4L, false, 1L));
    }
}
