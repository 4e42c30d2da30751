package org.rescuedesk.server;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.server.board.Vitals;
import org.rescuedesk.server.doctor.BrokerWatch;
import org.rescuedesk.server.http.Web;
import org.rescuedesk.server.mqtt.Broker;
import org.rescuedesk.server.mqtt.MqttPart;
import org.rescuedesk.server.policy.PolicyFolder;
import org.rescuedesk.server.proof.CheckpointPart;
import org.rescuedesk.server.proof.Keys;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.server.saving.WriteAhead;
import org.rescuedesk.server.snapshot.Refusal;
import org.rescuedesk.server.snapshot.SnapshotPart;
import org.rescuedesk.server.telemetry.TelemetryPart;
import org.rescuedesk.server.travel.CalibrationFile;
import org.rescuedesk.server.travel.RoadsPart;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.snapshot.Snapshots;
import org.rescuedesk.store.spool.Spool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service in one process: memory, desk, MQTT and web, started in the order in which they need each other and closed in
 * the reverse. What keeps it from starting is told as {@link CannotStart}, in a sentence.
 */
public final class DeskServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskServer.class);
    private static final long PROBE_MS = 2_000;
    private static final long REBUILD_MS = 30_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Memory memory;
    private final Spool spool;
    private final Vertx vertx;
    private final List<Long> timers;
    private final CompletableFuture<String> stopped = new CompletableFuture<>();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Rebuilds rebuilds;
    private final JournalWriter journal;
    private final WriteAhead file;
    private final DeskHost host;
    private final DeskMetrics metrics;
    private final Ticks ticks;
    private final MqttPart mqtt;
    private final TelemetryPart telemetry;
    private final CheckpointPart checkpoints;
    private final SnapshotPart snapshots;
    private final RoadsPart roads;
    private final BrokerWatch brokerWatch;
    private final Web web;

    /** Returns once the desk is ready: its first fact is durable, and its pages answer. A broker may still be awaited. */
    public static DeskServer start(Settings settings, Consumer<String> progress) {
        var url = required(settings.dbUrl(), "a database");
        var memory = Memory.open(url, settings.dbUser(), settings.dbPassword(), progress);
        var spool = openSpool(settings, memory, progress);
        var vertx = Vertx.vertx();
        try {
            return new DeskServer(settings, memory, spool, vertx, progress);
        } catch (JournalFailure e) {
            closeAll(vertx, spool, memory);
            throw Refusal.of(e);
        } catch (RuntimeException e) {
            closeAll(vertx, spool, memory);
            throw e;
        }
    }

    private static Spool openSpool(Settings settings, Memory memory, Consumer<String> progress) {
        try {
            return Spool.open(settings.dataFolder().resolve("spool"), progress);
        } catch (IOException e) {
            memory.close();
            throw new CannotStart("The write-ahead file can't be used: " + e.getMessage(), "无法使用预写文件。", e);
        }
    }

    private DeskServer(Settings settings, Memory memory, Spool spool, Vertx vertx, Consumer<String> progress)
            throws JournalFailure {
        var named = settings.roads().calibration();
        var calibration = named == null ? null : CalibrationFile.named(named);
        this.memory = memory;
        this.spool = spool;
        this.vertx = vertx;
        var loaded = Loaded.from(settings, memory, spool, progress);
        var policies = policies(settings, loaded);
        this.rebuilds = new Rebuilds(memory.staleModels(), loaded.empty());
        rebuilds.look(progress);
        var context = vertx.getOrCreateContext();
        this.journal = new JournalWriter(
                context, vertx.createSharedWorkerExecutor("journal", 1), memory.journal(), stopped::complete);
        this.file = new WriteAhead(context, vertx.createSharedWorkerExecutor("write-ahead", 1), spool);
        this.host = host(settings, context, loaded.replay());
        this.metrics = metrics();
        this.snapshots =
                new SnapshotPart(host, Snapshots.in(settings.dataFolder()), loaded.from(), loaded.ignored(), registry);
        this.ticks = new Ticks(host);
        var broker = new Broker(required(settings.mqttUrl(), "a broker"), settings.mqttUser(), settings.mqttPassword());
        this.mqtt = new MqttPart(
                host,
                metrics,
                ticks,
                broker,
                settings.deskId(),
                id -> memory.recall().findRescue(id));
        this.telemetry = new TelemetryPart(
                host, memory.telemetry(), Duration.ofDays(settings.telemetryDays()), registry, metrics, mqtt);
        this.checkpoints = checkpoints(settings, loaded.replay());
        this.roads = RoadsPart.start(settings.roads(), settings.dataFolder(), host, registry);
        this.brokerWatch = new BrokerWatch(vertx, broker, mqtt::isUp, registry);
        begin(calibration, policies);
        this.timers = timers();
        if (settings.brokerCheck()) brokerWatch.start();
        this.web = await("The web", Web.start(vertx, settings.httpHost(), settings.httpPort(), webParts()));
        telemetry.open();
        checkpoints.start();
        retention(settings).start();
    }

    /** Those that the book has not yet; a mistake in any of them keeps the desk from starting before it has written a word. */
    private static List<Policy> policies(Settings settings, Loaded loaded) {
        var folder = settings.policyFolder();
        if (folder == null) return List.of();
        var there = new PolicyFolder(folder, loaded.empty().register(), settings.zone());
        var now = clock(settings, loaded.replay()).now();
        return there.takenBy(loaded.replay().desk().policies(), now);
    }

    private DeskHost host(Settings settings, Context context, Replay replay) {
        var loop = new DeskLoop(replay.desk(), replay.tail(), settings.exercise());
        return new DeskHost(context, loop, clock(settings, replay), journal, file, settings.exercise());
    }

    private DeskMetrics metrics() {
        var made = new DeskMetrics(registry);
        made.follow(host);
        made.follow(file);
        made.staleReadModels(rebuilds::stale);
        return made;
    }

    private CheckpointPart checkpoints(Settings settings, Replay replay) {
        var made = new CheckpointPart(
                host,
                memory.checkpoints(),
                Keys.open(settings.dataFolder()),
                replay.tail(),
                new CheckpointPart.Places(settings.dataFolder(), settings.checkpointWebhook()),
                registry);
        made.whenTaken(mqtt::publish);
        return made;
    }

    /** Only a desk whose first fact stands hears anybody. */
    private void begin(@Nullable Calibration calibration, List<Policy> policies) {
        await("The first fact", host.submit(DeskCommand.Start::new));
        if (!policies.isEmpty())
            await("The rules", host.submit(at -> new DeskCommand.TakePolicies(at, By.DESK, policies)));
        if (calibration != null)
            await("The calibration", host.submit(at -> new DeskCommand.TakeCalibration(at, calibration)));
        await("The journal's key", checkpoints.adoptKey());
        mqtt.open();
        if (!host.clock().isDriven()) ticks.start();
    }

    private List<Long> timers() {
        return List.of(
                vertx.setPeriodic(PROBE_MS, timer -> host.probe()),
                vertx.setPeriodic(REBUILD_MS, timer -> vertx.executeBlocking(() -> rebuilds.look(LOG::warn), false)));
    }

    private Web.Parts webParts() {
        var vitals = new Vitals(
                () -> !journal.isAway(), () -> file.state().word(), mqtt::isConnected, brokerWatch::word, ticks::speed);
        return new Web.Parts(host, memory, vitals, metrics, telemetry::linksUnwritten, checkpoints, registry::scrape);
    }

    private Retention retention(Settings settings) {
        return new Retention(
                host, memory.persons(), Duration.ofDays(settings.rawDays()), Duration.ofDays(settings.personDays()));
    }

    private static DeskClock clock(Settings settings, Replay replay) {
        var from = settings.drivenFrom();
        if (from == null) return DeskClock.following(Clock.systemUTC(), System::nanoTime, replay.lastAt());
        return DeskClock.driven(later(from, replay.lastAt()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String required(@Nullable String url, String what) {
        if (url == null) throw new IllegalArgumentException("A desk is started with the address of " + what + ".");
        return url;
    }

    private static <T> T await(String what, Future<T> done) {
        try {
            return done.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(what + " was interrupted.", "启动被中断。", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CannotStart reason ? reason : failed(what, e);
        } catch (TimeoutException e) {
            throw new CannotStart(what + " did not come within " + PATIENCE.toSeconds() + " s.", "启动超时。", e);
        }
    }

    private static CannotStart failed(String what, ExecutionException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return new CannotStart(what + " failed: " + cause.getMessage(), "启动失败。", cause);
    }

    /** The port that the pages are really at. */
    public int httpPort() {
        return web.port();
    }

    /** Whether all lines to the broker are up, and it gives back what it is sent. */
    public boolean isConnected() {
        return mqtt.isConnected() && telemetry.isUp();
    }

    /** Completes with a sentence when the desk must stop by itself: another one has taken over the journal. */
    public CompletableFuture<String> whenStopped() {
        return stopped;
    }

    /** First nothing new comes in, then what was begun becomes durable, then all is let go. */
    @Override
    public void close() {
        timers.forEach(vertx::cancelTimer);
        brokerWatch.close();
        roads.close();
        closing(web.close());
        mqtt.hearNothing();
        closing(host.idle());
        closing(checkpoints.close());
        closing(mqtt.close());
        closing(host.idle());
        closing(telemetry.close());
        closing(snapshots.close());
        closing(file.tidy());
        closeAll(vertx, spool, memory);
    }

    private static void closeAll(Vertx vertx, Spool spool, Memory memory) {
        closing(vertx.close());
        try {
            spool.close();
        } catch (IOException e) {
            LOG.warn("The write-ahead file could not be closed cleanly.", e);
        }
        memory.close();
    }

    private static void closing(Future<Void> part) {
        try {
            await("The end", part);
        } catch (CannotStart e) {
            LOG.warn("A part could not be closed cleanly.", e);
        }
    }
}
