package org.rescuedesk.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a running desk looks at its broker, and what it says of it meanwhile. */
class BrokerWatchTest {
    private static final Finding WELL = Finding.well("好。", "Well.");
    private static final Finding WEAK = Finding.weak("不足。", "Weak.");
    private static final Finding BROKEN = Finding.broken("不行。", "Broken.");
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean up = true;

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void itLooksOnceALineIsUpAndOnlyOnce() {
        up = false;
        var watch = watch(SHORT, () -> List.of(WELL, WEAK, BROKEN));
        watch.start();
        await().until(() -> asked.get() > 3);
        assertThat(looks).hasValue(0);
        assertThat(watch.word()).isEqualTo("unknown");
        assertThat(weak()).isNaN();
        up = true;
        await().until(() -> watch.word().equals("weak"));
        assertThat(weak()).isEqualTo(2);
        int before = asked.get();
        tick();
        assertThat(looks).hasValue(1);
        assertThat(asked).as("nothing is waited for any more").hasValue(before);
    }

    @Test
    void aLookThatFailsIsUnknownAndTriedAgain() {
        var watch = watch(SHORT, () -> {
            if (looks.get() < 3) throw new IOException("the broker went away");
            return List.of(WELL);
        });
        assertThat(watch.word()).isEqualTo("unknown");
        watch.start();
        await().until(() -> watch.word().equals("ok"));
        assertThat(looks).hasValue(3);
        assertThat(weak()).isZero();
    }

    @Test
    void afterAFailureItIsUnknownUntilItsPauseIsOver() {
        var watch = watch(Duration.ofHours(1), () -> {
            throw new IOException("the broker went away");
        });
        watch.start();
        await().until(() -> looks.get() == 1);
        tick();
        assertThat(watch.word()).isEqualTo("unknown");
        assertThat(weak()).isNaN();
        assertThat(looks).hasValue(1);
    }

    @Test
    void oneThatIsClosedLooksNoMore() {
        up = false;
        var watch = watch(SHORT, () -> List.of(WELL));
        watch.start();
        await().until(() -> asked.get() > 0);
        watch.close();
        tick();
        up = true;
        tick();
        assertThat(looks).hasValue(0);
    }

    private BrokerWatch watch(Duration afterFailure, Callable<List<Finding>> look) {
        return new BrokerWatch(
                vertx,
                () -> {
                    looks.incrementAndGet();
                    return look.call();
                },
                () -> {
                    asked.incrementAndGet();
                    return up;
                },
                registry,
                new BrokerWatch.Pauses(SHORT, afterFailure));
    }

    private double weak() {
        return registry.get("broker.weak").gauge().value();
    }

    /** Longer than any pause here that is short. */
    private void tick() {
        vertx.timer(20).toCompletionStage().toCompletableFuture().join();
    }
}
