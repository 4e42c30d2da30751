package org.rescuedesk.server.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;

/** Somebody outside who is told of each checkpoint, or is away, or refuses. */
class WebhookTest {
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(10), Duration.ofMillis(10));

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer outside;

    @BeforeEach
    void open() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/hook", exchange -> {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
            exchange.close();
        });
        outside.start();
    }

    @AfterEach
    void close() {
        outside.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Webhook webhook(@Nullable URI address) {
        return new Webhook(vertx, address, PAUSES, registry);
    }

    private URI hook() {
        return URI.create("http://127.0.0.1:" + outside.getAddress().getPort() + "/hook?token=geheim");
    }

    private double count(String outcome) {
        return registry.counter("checkpoint.webhook", "outcome", outcome).count();
    }

    @Test
    void theLineIsPostedAsItStands() throws Exception {
        var checkpoint = checkpoint();
        webhook(hook()).post(checkpoint);

        assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("POST /hook?token=geheim " + checkpoint);
        Awaitility.await().until(() -> count("posted") == 1);
    }

    @Test
    void itIsTriedAgainWhereItWasRefused() {
        refusals.set(2);
        webhook(hook()).post(checkpoint());

        Awaitility.await().until(() -> count("posted") == 1);
        assertThat(heard).hasSize(3);
        assertThat(count("failed")).isZero();
    }

    @Test
    void itIsGivenUpAndCountedWhereNobodyTakesIt() {
        refusals.set(100);
        var webhook = webhook(hook());
        webhook.post(checkpoint());
        Awaitility.await().until(() -> count("failed") == 1);

        var absent = new Webhook(vertx, URI.create("http://127.0.0.1:1/"), List.of(), registry);
        absent.post(checkpoint());
        Awaitility.await().until(() -> count("failed") == 2);
    }

    @Test
    void nobodyIsToldWhereNobodyWantsToKnow() {
        assertThat(webhook(null).post(checkpoint()).succeeded()).isTrue();
        assertThat(heard).isEmpty();
    }

    private static Checkpoint checkpoint() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var key = SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
            return Checkpoint.signed(7, Hash.NONE, Instant.parse("2026-11-23T09:30:00Z"), false, key);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
