package org.rescuedesk.cli.chaos.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A desk as it is served, looked after as a service manager does it: one that ends by itself is started again a second later.
 * That a desk which stood ends by itself is kept, for none should.
 */
public final class DeskPart implements Part, AutoCloseable {
    private static final String BOARD = "Board 看板";
    private static final long RESTART_MS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final Path log;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<String> collapses = new CopyOnWriteArrayList<>();
    private volatile boolean wanted;
    private volatile @Nullable Process process;
    private volatile int port;
    private volatile boolean stood;
    private volatile String lastWords = "";

    DeskPart(Map<String, String> environment, Path log) {
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    @Override
    public String name() {
        return "desk";
    }

    /** Where its pages are now; 0 while it starts. */
    public int port() {
        return port;
    }

    /** What a desk that stood said as it ended by itself. */
    public List<String> collapses() {
        return List.copyOf(collapses);
    }

    @Override
    public synchronized void start() throws IOException {
        wanted = true;
        launch();
    }

    private synchronized void launch() throws IOException {
        var now = process;
        if (!wanted || (now != null && now.isAlive())) return;
        port = 0;
        stood = false;
        var builder = Child.of(List.of(), "serve");
        builder.environment().putAll(environment);
        var started = builder.start();
        process = started;
        var watcher = new Thread(() -> watch(started), "desk");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch(Process started) {
        try (var said = started.inputReader(UTF_8);
                var file = Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (var line = said.readLine(); line != null; line = said.readLine()) hear(line, file);
            int code = started.waitFor();
            if (wanted && process == started) endedByItself(code);
        } catch (IOException gone) {
            // Killed while it spoke.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String line, BufferedWriter file) throws IOException {
        file.write(line);
        file.newLine();
        file.flush();
        if (!line.isBlank()) lastWords = line.strip();
        if (line.strip().startsWith(BOARD)) {
            port = URI.create(line.strip().substring(BOARD.length()).strip()).getPort();
        }
    }

    private void endedByItself(int code) throws IOException, InterruptedException {
        if (stood) collapses.add("exit code " + code + ": " + lastWords);
        TimeUnit.MILLISECONDS.sleep(RESTART_MS);
        launch();
    }

    @Override
    public void kill() throws InterruptedException {
        end("KILL");
    }

    /** As a service manager ends it: with the time to write its last. */
    public void end() throws InterruptedException {
        end("TERM");
    }

    private void end(String signal) throws InterruptedException {
        wanted = false;
        var now = process;
        if (now == null) return;
        Signals.send(signal, now.toHandle());
        if (now.waitFor(30, TimeUnit.SECONDS)) return;
        collapses.add("it did not end within 30 s of SIG" + signal);
        now.destroyForcibly().waitFor();
    }

    @Override
    public void stop() {
        var now = process;
        if (now != null) Signals.send("STOP", now.toHandle());
    }

    @Override
    public void resume() {
        var now = process;
        if (now != null) Signals.send("CONT", now.toHandle());
    }

    /** Whether it answers, writes its journal and has its broker. */
    public boolean isReady() {
        try {
            boolean ready = port != 0 && get("/health/ready").statusCode() == 200;
            stood |= ready;
            return ready;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, JsonObject body) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    /** At once, so that nothing of it stays whatever state it is in. */
    @Override
    public void close() {
        wanted = false;
        var now = process;
        if (now != null) Signals.send("KILL", now.toHandle());
    }
}
