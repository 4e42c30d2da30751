package org.rescuedesk.cli.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.rescuedesk.server.DeskServer;

/** Samples through a whole desk: what it says at /metrics is what counts. */
final class ThroughDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_NANOS = 200_000_000;
    private static final Pattern FREE = Pattern.compile("\"readiness\":\"FREE\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final DeskServer server;
    private final String brokerUrl;
    private final Cpu.Meter meter;
    private final BenchRegister register;
    private final Samples samples;
    private long lookedAt;
    private long stored;

    /** What came of a run; {@code shed} is part of what was lost. */
    record Result(Flow.Sent flow, long shed, Cpu cpu, Orders.Latencies orders) {}

    ThroughDesk(DeskServer server, String brokerUrl, Cpu.Meter cpu, BenchRegister register, Samples samples) {
        this.server = server;
        this.brokerUrl = brokerUrl;
        this.meter = cpu;
        this.register = register;
        this.samples = samples;
    }

    Result measure(Duration length, int rate, double ordersASecond) throws Exception {
        await(() -> server.isConnected(), "The desk did not reach the broker.");
        try (Sender sender = new Sender(brokerUrl);
                Orders orders = new Orders(brokerUrl, register)) {
            orders.comeOnDuty();
            await(() -> free() == register.crews(), "The crews did not come on duty.");
            Flow flow = new Flow(sender, samples, this::stored, rate);
            flow.warmUp(length);
            long shed = shed();
            Cpu before = meter.now();
            CompletableFuture<Void> cries = crying(orders, length, ordersASecond);
            Flow.Sent sent = flow.run(length);
            Cpu cpu = meter.now().since(before);
            cries.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Result(sent, shed() - shed, cpu, orders.latencies());
        }
    }

    private static CompletableFuture<Void> crying(Orders orders, Duration length, double aSecond) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        orders.cry(length, aSecond);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                task -> new Thread(task, "bench-cries").start());
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition, String otherwise) throws Exception {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException(otherwise);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private long free() throws Exception {
        return FREE.matcher(text("/api/crews")).results().count();
    }

    /** Looked up so often only: looking has its price, too. */
    private long stored() throws Exception {
        long now = System.nanoTime();
        if (now - lookedAt > LOOK_EVERY_NANOS) {
            stored = metric("telemetry_total{outcome=\"stored\"}");
            lookedAt = now;
        }
        return stored;
    }

    private long shed() throws Exception {
        return metric("telemetry_shed_total");
    }

    private long metric(String name) throws Exception {
        return text("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private String text(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.httpPort() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
