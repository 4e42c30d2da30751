package org.rescuedesk.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.server.saving.WriteAhead;
import org.rescuedesk.wire.Reason;

/** The desk's figures for Prometheus; names and units stand in docs/names.md. What follows from facts is taken from announcements. */
public final class DeskMetrics {
    private static final int BUCKET_S = 60;
    private static final int BUCKETS = 60;

    private final MeterRegistry registry;
    private final DistributionSummary arrival;
    private final Counter late;
    private final Timer batch;
    private final Timer order;

    public DeskMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.arrival = DistributionSummary.builder("rescue.arrival")
                .baseUnit("seconds")
                .description("From the start of a rescue's clock to its first noted arrival")
                .serviceLevelObjectives(minuteSteps())
                .register(registry);
        this.late = registry.counter("rescue.late");
        this.batch = Timer.builder("desk.batch").publishPercentileHistogram().register(registry);
        this.order = Timer.builder("order.latency")
                .description(
                        "From the reception of a signal, call or report to the order that follows from it, durable and sent")
                .publishPercentileHistogram()
                .register(registry);
        startAtNought();
    }

    /** A counter that is there before it counts lets Prometheus see the first one, too. */
    private void startAtNought() {
        for (var reason : Reason.values()) registry.counter("unreadable", "reason", reason.label());
        registry.counter("unreadable.not.kept");
    }

    private static double[] minuteSteps() {
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
        Gauge.builder("journal.waiting", host, DeskHost::waitingForJournal).register(registry);
        Gauge.builder("desk.clock.lead", host, each -> each.clock().lead().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("desk.saved", host, each -> each.isSaved() ? 1 : 0).register(registry);
        host.whenWritten(batch::record);
        host.whenAnswered(this::ordered);
        host.whenAnnounced(
                announcement -> announcement.entries().forEach(entry -> count(entry.event(), announcement.desk())));
    }

    /** How many read models lag behind the journal. */
    void staleReadModels(IntSupplier models) {
        Gauge.builder("read.model.stale", models::getAsInt).register(registry);
    }

    /** Follows the write-ahead file. */
    public void follow(WriteAhead file) {
        Gauge.builder("spool.failing", file, each -> each.state().failing() ? 1 : 0)
                .register(registry);
        Gauge.builder("spool.size", file, each -> each.state().size())
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("spool.free", file, each -> each.state().free())
                .baseUnit("bytes")
                .register(registry);
    }

    private static double count(Desk desk, Stage stage) {
        return desk.rescues().values().filter(rescue -> rescue.stage() == stage).count();
    }

    private void count(Event event, Desk desk) {
        if (event instanceof MarkReached reached && reached.mark() == Mark.LATE) late.increment();
        if (event instanceof ArrivalNoted noted) arrived(noted, desk);
    }

    private void arrived(ArrivalNoted noted, Desk desk) {
        var rescue = desk.rescue(noted.rescue());
        if (!noted.evidence().equals(rescue.evidence().get(0))) return;
        var start = rescue.opening().clockStart();
        arrival.record(Duration.between(start, noted.evidence().notAfter()).toMillis() / 1000.0);
    }

    private void ordered(Outcome outcome, Duration took) {
        if (!(outcome instanceof Outcome.Done done)) return;
        if (done.entries().stream().anyMatch(entry -> entry.event() instanceof CrewOffered)) order.record(took);
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

    /** How many messages wait for the broker on a line. */
    public void waiting(String client, IntSupplier messages) {
        registry.counter("mqtt.dropped", "client", client);
        Gauge.builder("mqtt.waiting", messages::getAsInt).tag("client", client).register(registry);
    }

    /** How long ago a line heard its own message from the broker, in seconds. */
    public void canary(String client, Supplier<Number> age) {
        Gauge.builder("mqtt.canary.age", age)
                .baseUnit("seconds")
                .tag("client", client)
                .register(registry);
    }

    /** A message that waited for the broker was dropped, because too many did. */
    public void dropped(String client) {
        registry.counter("mqtt.dropped", "client", client).increment();
    }

    /** How many viewers have the live stream open. */
    public void streamClients(IntSupplier viewers) {
        Gauge.builder("stream.clients", viewers::getAsInt).register(registry);
    }

    /** Whether an MQTT line is connected; it is not lost yet. */
    public void connected(String client, BooleanSupplier isConnected) {
        registry.counter("mqtt.lost", "client", client);
        Gauge.builder("mqtt.connected", () -> isConnected.getAsBoolean() ? 1 : 0)
                .tag("client", client)
                .register(registry);
    }

    /** An MQTT line that was up broke. */
    public void lost(String client) {
        registry.counter("mqtt.lost", "client", client).increment();
    }
}
