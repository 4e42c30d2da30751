package org.rescuedesk.server;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A whole desk on real parts, for one test class: its own database, its own broker, ports that were free. */
public final class Town implements AutoCloseable {
    private final Outside parts;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong counter = new AtomicLong();
    private Map<String, String> more = Map.of();
    private DeskServer server;
    private final Phone phone;

    public Town(Path folder) throws IOException, MqttException {
        this(folder, Outside.embedded(folder.resolve("parts")));
    }

    public Town(Path folder, Outside parts) throws IOException, MqttException {
        this.folder = folder;
        this.parts = parts;
        SmallTown.write(folder.resolve("register"));
        this.server = start();
        this.phone =
                new Phone(parts.brokerUrl(), "phone", "elevator/+/+/receipt", "elevator/+/+/message", "crew/+/order");
    }

    private DeskServer start() {
        var started = DeskServer.start(settings(), text -> {});
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(started::isConnected);
        return started;
    }

    private Settings settings() {
        var all = new HashMap<>(Map.of(
                "RESCUE_HTTP_PORT", "0",
                "RESCUE_DB_URL", parts.dbUrl(),
                "RESCUE_DB_USER", parts.dbUser(),
                "RESCUE_DB_PASSWORD", parts.dbPassword(),
                "RESCUE_MQTT_URL", parts.brokerUrl(),
                "RESCUE_DATA", folder.toString(),
                "RESCUE_REGISTER", folder.resolve("register").toString()));
        all.putAll(more);
        return Settings.from(all);
    }

    public Phone phone() {
        return phone;
    }

    public String brokerUrl() {
        return parts.brokerUrl();
    }

    /** What else is set from the next start on. */
    public void set(Map<String, String> settings) {
        more = settings;
    }

    public void restart() {
        restart(() -> {});
    }

    /** What is done while no desk runs. */
    public interface Meanwhile {
        void happens() throws MqttException;
    }

    public void restart(Meanwhile meanwhile) {
        server.close();
        try {
            meanwhile.happens();
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
        server = start();
    }

    /** Something that happens outside. */
    public interface Happening {
        void happen() throws Exception;
    }

    /** What is published meanwhile waits in the broker for the desk. */
    public void whileTheDeskIsAway(Happening what) throws Exception {
        server.close();
        what.happen();
        server = start();
    }

    /** Why no desk would start now. */
    public String refusal() {
        try (var started = DeskServer.start(settings(), text -> {})) {
            throw new AssertionError("It started, at port " + started.httpPort() + ".");
        } catch (CannotStart reason) {
            return reason.getMessage();
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.httpPort() + path);
    }

    public String text(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    public JsonObject get(String path) throws IOException, InterruptedException {
        return new JsonObject(text(path));
    }

    public JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return new JsonObject(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** How many facts of this type the journal holds. */
    public long facts(String type) throws SQLException {
        try (var connection = DriverManager.getConnection(parts.dbUrl(), parts.dbUser(), parts.dbPassword());
                var query = connection.prepareStatement("select count(*) from rescue_desk.journal where type = ?")) {
            query.setString(1, type);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The first column of the first row, or null where there is none. */
    public String row(String sql, String parameter) throws SQLException {
        try (var connection = DriverManager.getConnection(parts.dbUrl(), parts.dbUser(), parts.dbPassword());
                var query = connection.prepareStatement(sql)) {
            query.setString(1, parameter);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    public void run(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(parts.dbUrl(), parts.dbUser(), parts.dbPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The sum of a metric over all its labels. */
    public double total(String name) throws IOException, InterruptedException {
        return text("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The value of a metric with exactly these labels as Prometheus writes them, 0 when it has not been counted yet. */
    public double metric(String nameAndLabels) {
        try {
            return text("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(nameAndLabels + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A trusted entrapment at the elevator, never sent before. */
    public String entrapment(String elevator) {
        return signal(elevator, "entrapment").put("people", 2).encode();
    }

    /** A test message of the elevator's controller, never sent before. */
    String test(String elevator) {
        return signal(elevator, "test").encode();
    }

    private JsonObject signal(String elevator, String kind) {
        return new JsonObject()
                .put("v", 1)
                .put("elevator", elevator)
                .put("kind", kind)
                .put("at", Instant.now().toString())
                .put("boot", "b1")
                .put("counter", counter.incrementAndGet());
    }

    public void report(String crew, String kind, JsonObject more) throws MqttException {
        var body = new JsonObject()
                .put("v", 1)
                .put("crew", crew)
                .put("kind", kind)
                .put("at", Instant.now().toString())
                .mergeIn(more);
        phone.send("crew/" + crew + "/report", body.encode());
    }

    @Override
    public void close() throws MqttException {
        phone.close();
        server.close();
        parts.end().run();
    }
}
