package org.rescuedesk.cli.chaos.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows the board: it reads it once, follows the stream from there, and reads it again only when it is told to or has
 * missed something. It goes on over all cuts, for as long as the run lasts.
 */
public final class Viewer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** No word for so long, and a page says that it can't prove to be current. */
    private static final long SILENCE_MS = 12_000;

    private static final long RETRY_MS = 500;

    private final String address;
    private final Ledger ledger;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, JsonObject> rescues = new TreeMap<>();
    private final Thread reader;
    private volatile boolean closed;
    private volatile long heardAt = System.nanoTime();
    private volatile @Nullable InputStream stream;
    private volatile long through;
    private long last = -1;
    private boolean fresh;

    public Viewer(int port, Ledger ledger) {
        this.address = "http://127.0.0.1:" + port;
        this.ledger = ledger;
        this.reader = thread("page", this::follow);
        thread("page watchdog", this::watch);
    }

    private static Thread thread(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The last fact that it was told of, or knew by the board. */
    public long through() {
        return through;
    }

    /** The rescues as it shows them, by id. */
    public Map<String, JsonObject> rows() {
        synchronized (rescues) {
            return new TreeMap<>(rescues);
        }
    }

    private void follow() {
        while (!closed) {
            try {
                if (!fresh) readBoard();
                readStream();
            } catch (IOException | RuntimeException cut) {
                // A page that is cut off comes back by itself; what it shows then is what is judged.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(closed ? 0 : RETRY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private void readBoard() throws IOException, InterruptedException {
        var answer = http.send(get("/api/board").timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException("status " + answer.statusCode());
        var board = new JsonObject(answer.body());
        long seq = board.getLong("seq");
        if (seq < last)
            ledger.odd("The board stands at fact " + seq + ", and the page was told of fact " + last + " before.");
        synchronized (rescues) {
            rescues.clear();
            for (var row : objects(board.getJsonArray("rescues"))) rescues.put(row.getString("id"), row);
        }
        last = seq;
        through = seq;
        fresh = true;
    }

    private static Iterable<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private void readStream() throws IOException, InterruptedException {
        heardAt = System.nanoTime();
        var answer = http.send(get("/api/stream?after=" + last).build(), BodyHandlers.ofInputStream());
        stream = answer.body();
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            if (answer.statusCode() != 200) throw new IOException("status " + answer.statusCode());
            var name = "";
            long id = -1;
            for (var line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                heardAt = System.nanoTime();
                if (line.startsWith("event: ")) name = line.substring(7);
                if (line.startsWith("id: ")) id = Long.parseLong(line.substring(4));
                if (!line.startsWith("data: ")) continue;
                if (name.equals("fact")) fact(id, new JsonObject(line.substring(6)));
                if (name.equals("complete")) complete(new JsonObject(line.substring(6)));
                if (name.equals("reset")) fresh = false;
                if (!fresh) return;
            }
        }
    }

    private void fact(long id, JsonObject fact) {
        if (fact.getLong("prev") != last) {
            fresh = false;
            return;
        }
        last = id;
        ledger.saw(new Ledger.Seen(id, fact.getString("type"), fact.getString("at")));
        var row = fact.getJsonObject("rescue");
        if (row == null) return;
        synchronized (rescues) {
            rescues.put(row.getString("id"), row);
        }
        through = last;
    }

    private void complete(JsonObject complete) {
        long told = complete.getLong("through");
        if (told != last) ledger.odd("The stream is said to be complete through " + told + " at fact " + last + ".");
        through = last;
    }

    private void watch() {
        while (!closed) {
            var now = stream;
            if (now != null && System.nanoTime() - heardAt > TimeUnit.MILLISECONDS.toNanos(SILENCE_MS)) hangUp(now);
            pause();
        }
    }

    private static void hangUp(InputStream stream) {
        try {
            stream.close();
        } catch (IOException gone) {
            // It is closed either way.
        }
    }

    @Override
    public void close() {
        closed = true;
        var now = stream;
        if (now != null) hangUp(now);
        reader.interrupt();
    }
}
