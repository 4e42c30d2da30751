package org.rescuedesk.server.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Watches the stream as a browser does, from a thread of its own. */
final class Watcher implements AutoCloseable {
    /** One event; {@code id} is empty where it has none. The end of the stream is an event named {@code end}. */
    record Event(String name, String id, JsonObject data) {}

    private static final int PATIENCE_S = 20;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    Watcher(URI where) {
        this(HttpRequest.newBuilder(where));
    }

    Watcher(HttpRequest.Builder request) {
        try {
            response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        var thread = new Thread(this::read, "watcher");
        thread.setDaemon(true);
        thread.start();
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /** The next event of this name, whatever else comes before it. */
    Event next(String name) {
        while (true) {
            var event = next();
            if (event.name.equals(name)) return event;
            if (event.name.equals("end")) throw new IllegalStateException("The stream ended without a " + name + ".");
        }
    }

    private Event next() {
        try {
            var event = events.poll(PATIENCE_S, SECONDS);
            if (event == null) throw new IllegalStateException("Nothing came for " + PATIENCE_S + " s.");
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var name = "";
            var id = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) name = line.substring(7);
                if (line.startsWith("id: ")) id = line.substring(4);
                if (line.startsWith("data: ")) events.add(new Event(name, id, new JsonObject(line.substring(6))));
                if (line.isEmpty()) id = "";
            }
            events.add(new Event("end", "", new JsonObject()));
        } catch (IOException e) {
            events.add(new Event("end", "", new JsonObject().put("cut", String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
