package org.rescuedesk.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.RescueEvent.MarkReached;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Stage;

/** The desk's figures for Prometheus; names and units stand in docs/names.md. What follows from facts is taken from announcements. */
public final class DeskMetrics {
    private static final int BUCKET_S = 300;
    private static final int BUCKETS = 12;

    private final MeterRegistry registry;
    private final DistributionSummary arrival;
    private final Counter late;
    private final Timer batch;
    private final Timer order;
    private final Map<String, Boolean> connected = new ConcurrentHashMap<>();

    public DeskMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.arrival = DistributionSummary.builder("rescue.arrival")
                .baseUnit("seconds")
                .description("From the start of a rescue's clock to its first noted arrival")
                .serviceLevelObjectives(fiveMinuteSteps())
                .register(registry);
        this.late = registry.counter("rescue.late");
        this.batch = Timer.builder("desk.batch").publishPercentileHistogram().register(registry);
        this.order = Timer.builder("order.latency")
                .description("From the reception of a cry or call to its announced order, by the desk's clock")
                .publishPercentileHistogram()
                .register(registry);
    }

    private static double[] fiveMinuteSteps() {
        var steps = new double[BUCKETS];
        Arrays.setAll(steps, i -> (i + 1) * BUCKET_S);
        return steps;
    }

    /** Follows a desk: gauges read its announced state, counters its announcements, timers its batches. */
    public void follow(DeskHost host) {
        for (var stage : Stage.values()) {
            if (stage.isEnded()) continue;
            Gauge.builder("rescue.open", host, each -> count(each.announced(), stage))
                    .tag("stage", stage.name())
                    .register(registry);
        }
        Gauge.builder("desk.queue", host, DeskHost::queued).register(registry);
        host.whenWritten(batch::record);
        host.whenAnnounced(
                announcement -> announcement.entries().forEach(entry -> count(entry.event(), announcement.desk())));
    }

    private static double count(Desk desk, Stage stage) {
        return desk.rescues().values().filter(rescue -> rescue.stage() == stage).count();
    }

    private void count(Event event, Desk desk) {
        if (event instanceof MarkReached reached && reached.mark() == Mark.LATE) late.increment();
        if (event instanceof ArrivalNoted noted) arrived(noted, desk);
        if (event instanceof CrewOffered offered) ordered(offered, desk);
    }

    private void arrived(ArrivalNoted noted, Desk desk) {
        var rescue = desk.rescue(noted.rescue());
        if (!noted.evidence().equals(rescue.evidence().get(0))) return;
        var start = rescue.opening().clockStart();
        arrival.record(
                (double) Duration.between(start, noted.evidence().notAfter()).toSeconds());
    }

    private void ordered(CrewOffered offered, Desk desk) {
        var rescue = desk.rescue(offered.rescue());
        if (rescue.assignments().size() > 1) return;
        order.record(Duration.between(rescue.opening().clockStart(), offered.at()));
    }

    /** A signal of this kind (or "unreadable") came in: noted, known already, suspected or refused. */
    public void signal(String kind, String outcome) {
        registry.counter("signal", "kind", kind, "outcome", outcome).increment();
    }

    /** A crew's report of this kind: noted or refused. */
    public void report(String kind, String outcome) {
        registry.counter("report", "kind", kind, "outcome", outcome).increment();
    }

    /** A message that can't be used as it came, by the reason's label. */
    public void unreadable(String reason) {
        registry.counter("unreadable", "reason", reason).increment();
    }

    /** One that was only counted, because its kind came too often to be kept. */
    public void unreadableNotKept() {
        registry.counter("unreadable.not.kept").increment();
    }

    /** Whether an MQTT line is up. */
    public void connected(String client, boolean up) {
        if (connected.put(client, up) == null) {
            Gauge.builder("mqtt.connected", connected, all -> Boolean.TRUE.equals(all.get(client)) ? 1 : 0)
                    .tag("client", client)
                    .register(registry);
        }
    }
}
