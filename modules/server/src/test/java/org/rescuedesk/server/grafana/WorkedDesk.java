package org.rescuedesk.server.grafana;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.CrewCommand.CameOnDuty;
import org.rescuedesk.core.ask.SignalCommand.Cried;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.TemporaryFile;
import org.rescuedesk.server.doctor.BrokerWatch;
import org.rescuedesk.server.mqtt.Broker;
import org.rescuedesk.server.proof.MeteredCheckpoints;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.server.telemetry.MeteredTelemetry;
import org.rescuedesk.wire.Reason;

/** A desk that has seen one of everything that is measured, and the scrape that it gives then. */
final class WorkedDesk implements AutoCloseable {
    private static final CrewId NEAR = CrewId.of("near");

    private final Vertx vertx = Vertx.vertx();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DeskMetrics metrics = new DeskMetrics(registry);
    private final DeskHost host;
    private int signals;

    WorkedDesk(Instant start) {
        var context = vertx.getOrCreateContext();
        var writer = new JournalWriter(
                context, vertx.createSharedWorkerExecutor("journal", 1), new InMemoryJournal(), sentence -> {});
        var file = TemporaryFile.of(context);
        var made = Promise.<DeskHost>promise();
        context.runOnContext(nothing -> made.complete(new DeskHost(
                context,
                new DeskLoop(Province.desk(), Tail.EMPTY, false),
                DeskClock.driven(start),
                writer,
                file,
                false)));
        host = await(made.future());
        metrics.follow(host);
        metrics.follow(file);
        MeteredCheckpoints.register(host, registry);
        new BrokerWatch(vertx, new Broker("tcp://127.0.0.1:1", null, null), () -> false, registry);
    }

    /** What a scrape tells now. */
    Scrape scrape() {
        return Scrape.of(registry.scrape());
    }

    DeskMetrics metrics() {
        return metrics;
    }

    void comesOnDuty() {
        ask(new CameOnDuty(now(), By.crew(NEAR), NEAR));
    }

    /** People are shut in; gives their rescue. */
    RescueId entrapment(String elevator) {
        var id = ElevatorId.of(elevator);
        var signal = new Signal(new SignalId("s" + signals++), id, Signal.Kind.ENTRAPMENT, null, 2, null, null);
        ask(new Signalled(now(), By.elevator(id), Province.NANMING, signal));
        return host.announced().elevator(id).findLast().orElseThrow();
    }

    void unreadableCry(String elevator) {
        var id = ElevatorId.of(elevator);
        var signal = new SignalId("s" + signals++);
        ask(new Cried(
                now(),
                By.elevator(id),
                Province.NANMING,
                id,
                signal,
                Distrust.UNREADABLE,
                "The message is no JSON.",
                null));
    }

    void arrives(RescueId rescue) {
        ask(new Arrived(now(), By.crew(NEAR), NEAR, rescue, Evidence.at(Source.PRESS, now(), null)));
    }

    /** Moves the desk's clock on, and lets it look what has come due. */
    void passes(Duration time) {
        host.clock().moveTo(now().plus(time));
        ask(new Check(now()));
    }

    /** Counts what the MQTT and HTTP sides count. */
    void hearsAndShows() {
        metrics.signal("entrapment", "noted");
        metrics.signal("unreadable", "suspected");
        metrics.report("accept", "noted");
        metrics.unreadable(Reason.NOT_JSON.label());
        metrics.connected("signals", () -> true);
        metrics.connected("crews", () -> false);
        metrics.connected("telemetry", () -> true);
        MeteredTelemetry.on(registry, metrics);
        metrics.streamClients(() -> 3);
    }

    private Instant now() {
        return host.clock().now();
    }

    private void ask(Command command) {
        await(host.submit(command));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
