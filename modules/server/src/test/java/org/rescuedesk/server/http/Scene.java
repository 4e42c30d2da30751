package org.rescuedesk.server.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.TemporaryFile;
import org.rescuedesk.server.board.Vitals;
import org.rescuedesk.server.proof.CheckpointPart;
import org.rescuedesk.server.proof.Keys;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.store.Memory;

/** A real desk with a real database behind a real web server on a port that was free; its clock stands until it is moved. */
final class Scene implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-23T09:30:00Z");

    /** Fast, so that nothing has to wait for the stream. */
    private static final Web.Pace FAST = pace(Duration.ofMinutes(1), Duration.ofMinutes(1));

    final Vertx vertx = Vertx.vertx();
    final Memory memory = Postgres.memory();
    final DeskHost desk;
    volatile boolean mqtt = true;
    volatile boolean journal = true;
    /** While true, whatever is written to the journal fails. */
    volatile boolean stuck;
    /** Until it is counted down, nothing that is asked of the journal comes back at all. */
    volatile CountDownLatch hangs = new CountDownLatch(0);

    final CheckpointPart checkpoints;
    final Promised promised = new Promised();

    private final Path folder = temporary();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Web.Parts parts;
    private final Web web;

    Scene() {
        this(FAST);
    }

    Scene(Web.Pace pace) {
        var context = vertx.getOrCreateContext();
        var worker = vertx.createSharedWorkerExecutor("journal", 1);
        var writer = new JournalWriter(context, worker, journal(), sentence -> {});
        desk = await(on(context, () -> {
            var loop = new DeskLoop(Quarter.desk(), memory.journal().tail(), true);
            return new DeskHost(context, loop, DeskClock.driven(START), writer, TemporaryFile.of(context), true);
        }));
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var metrics = new DeskMetrics(registry);
        metrics.follow(desk);
        var vitals = new Vitals(() -> journal, () -> "ok", () -> mqtt, () -> "ok", () -> 60.0);
        checkpoints = new CheckpointPart(
                desk,
                memory.checkpoints(),
                Keys.open(folder),
                end(),
                new CheckpointPart.Places(folder, null),
                registry);
        parts = new Web.Parts(desk, memory, vitals, metrics, () -> 0, checkpoints, registry::scrape);
        web = await(Web.start(vertx, "127.0.0.1", 0, parts, pace));
    }

    static Web.Pace pace(Duration silence, Duration patience) {
        return new Web.Pace(Duration.ofMillis(20), Duration.ofMillis(20), silence, patience, 50);
    }

    /** The memory's own, which can be made to fail or to hang. */
    private Journal journal() {
        var real = memory.journal();
        return new Journal() {
            @Override
            public Tail tail() throws JournalFailure {
                waitWhileItHangs();
                return real.tail();
            }

            @Override
            public Optional<Hash> findHash(long seq) throws JournalFailure {
                waitWhileItHangs();
                return real.findHash(seq);
            }

            @Override
            public void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure {
                waitWhileItHangs();
                real.read(afterSeq, reader);
            }

            @Override
            public void append(Batch batch) throws JournalFailure {
                waitWhileItHangs();
                if (stuck) throw new JournalFailure("The journal is stuck.", null);
                real.append(batch);
            }
        };
    }

    private void waitWhileItHangs() throws JournalFailure {
        try {
            hangs.await();
        } catch (InterruptedException e) {
            throw new JournalFailure("The journal was interrupted.", e);
        }
    }

    private Tail end() {
        try {
            return memory.journal().tail();
        } catch (JournalFailure e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rescue-desk-scene");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that holds a key, and the one that holds checkpoints. */
    private void deleteFolder() {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Future<T> on(Context context, Callable<T> call) {
        var made = Promise.<T>promise();
        context.runOnContext(nothing -> {
            try {
                made.complete(call.call());
            } catch (Exception e) {
                made.fail(e);
            }
        });
        return made.future();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asked past the web server, which is told on a thread of its own: gives the outcome when the pages show it too. */
    Outcome ask(Command command) {
        var outcome = await(desk.submit(command));
        awaitShown(desk.seq());
        return outcome;
    }

    private void awaitShown(long seq) {
        long end = System.nanoTime() + SECONDS.toNanos(20);
        while (read("/api/board").getLong("seq") < seq) {
            if (System.nanoTime() > end) throw new IllegalStateException("The web server was never told of " + seq);
        }
    }

    void onDuty(CrewId crew) {
        ask(new CrewCommand.CameOnDuty(now(), By.crew(crew), crew));
    }

    Instant now() {
        return desk.clock().now();
    }

    /** Moves the desk's clock on, and lets it look whether anything has come due. */
    void passes(Duration time) {
        desk.clock().moveTo(now().plus(time));
        ask(new Check(now()));
    }

    /** Somebody calls about the elevator with this rescue code; gives the rescue. */
    RescueId call(String code) {
        return new RescueId(json(post("/api/rescues", new JsonObject().put("rescueCode", code)))
                .getString("id"));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web.port() + path);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> post(String path, JsonObject body) {
        return post(path, "application/json", body.encode());
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer =
                    http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
            promised.check(answer);
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject read(String path) {
        return json(get(path));
    }

    /** The value of a metric with exactly these labels, as Prometheus is told it; NaN when it isn't there. */
    double metric(String nameAndLabels) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(nameAndLabels + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(nameAndLabels.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    static JsonObject json(HttpResponse<String> response) {
        return new JsonObject(response.body());
    }

    static String path(RescueId rescue, String action) {
        return "/api/rescues/" + rescue.value().replace("@", "%40") + action;
    }

    Future<Web> startAnother(int port) {
        return Web.start(vertx, "127.0.0.1", port, parts);
    }

    void closeWeb() {
        await(web.close());
    }

    @Override
    public void close() {
        hangs.countDown();
        await(vertx.close());
        memory.close();
        deleteFolder();
    }
}
