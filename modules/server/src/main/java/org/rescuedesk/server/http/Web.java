package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.server.board.Vitals;
import org.rescuedesk.server.proof.CheckpointPart;
import org.rescuedesk.store.Memory;

/**
 * The desk over HTTP, on an event loop of its own, so that whoever looks never keeps the desk from working: the contract's
 * operations, the live stream, the pages, health and metrics.
 */
public final class Web {
    /**
     * What the web shows and passes on; {@code linksUnwritten} counts the words about lines that are not in the memory yet,
     * {@code scrape} gives the metrics as Prometheus reads them.
     */
    public record Parts(
            DeskHost desk,
            Memory memory,
            Vitals vitals,
            DeskMetrics metrics,
            IntSupplier linksUnwritten,
            CheckpointPart checkpoints,
            Supplier<String> scrape) {}

    /**
     * How often the stream tells of moves and that it is complete; how long the desk's thread may be silent before nobody is
     * answered; how long an action may take to become durable; how many facts are kept for those who come back to the stream.
     */
    record Pace(Duration moves, Duration complete, Duration silence, Duration patience, int facts) {
        static final Pace USUAL = new Pace(
                Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 10_000);
    }

    private final Vertx vertx;
    private final String deployment;
    private final int port;

    private Web(Vertx vertx, String deployment, int port) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
    }

    /** Listens at a host of this machine, port 0 for a free one; fails with {@link CannotStart} where it can't or may not. */
    public static Future<Web> start(Vertx vertx, String host, int port, Parts parts) {
        return start(vertx, host, port, parts, Pace.USUAL);
    }

    static Future<Web> start(Vertx vertx, String host, int port, Parts parts, Pace pace) {
        var site = new Site(host, port, parts, pace);
        return vertx.executeBlocking(Executors.callable(() -> Binding.requireLoopback(host)))
                .compose(allowed -> vertx.deployVerticle(site))
                .map(deployment -> new Web(vertx, deployment, site.port()));
    }

    /** The port that it listens at. */
    public int port() {
        return port;
    }

    /** Ends the streams, lets requests under way come to their end, and listens no more. */
    public Future<Void> close() {
        return vertx.undeploy(deployment);
    }
}
