package org.rescuedesk.server.travel;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Plays OSRM's server on loopback, at a port that was free: what it answers is set by each test. */
public final class TinyEngine implements AutoCloseable {
    /** What it does with a request. */
    interface Manner {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Manner manner = exchange -> exchange.close();

    public TinyEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        try (exchange) {
            manner.answer(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Path and query of every request so far. */
    List<String> asked() {
        return asked;
    }

    void does(Manner what) {
        manner = what;
    }

    void answers(int status, String file, Map<String, String> headers) {
        does(exchange -> {
            var body = file(file);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    public void answers(int status, String file) {
        answers(status, file, Map.of());
    }

    /** Takes the request, and never says a word. */
    void isSilent() {
        does(exchange -> over.await());
    }

    /** Begins an answer, and never ends it. */
    void stopsInTheMiddle() {
        does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"code\":\"Ok\",".getBytes(US_ASCII));
            exchange.getResponseBody().flush();
            over.await();
        });
    }

    /** An answer without an end. */
    void goesOn() {
        does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var blanks = new byte[8_192];
            Arrays.fill(blanks, (byte) ' ');
            while (over.getCount() > 0) exchange.getResponseBody().write(blanks);
        });
    }

    static byte[] file(String name) {
        try (var in = Objects.requireNonNull(TinyEngine.class.getResourceAsStream("/osrm/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
