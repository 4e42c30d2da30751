package org.rescuedesk.server.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.board.LiveStream;
import org.rescuedesk.server.pages.Pages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of the web together on their event loop, and takes them apart again. */
final class Site extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final int STORE_THREADS = 4;
    /** A connection that is silent both ways; the stream says something every few seconds. */
    private static final int IDLE_S = 60;

    private static final long DRAIN_S = 5;

    private final String host;
    private final int wantedPort;
    private final Web.Parts parts;
    private final Web.Pace pace;
    private @Nullable LiveStream stream;
    private @Nullable HttpServer server;

    Site(String host, int wantedPort, Web.Parts parts, Web.Pace pace) {
        this.host = host;
        this.wantedPort = wantedPort;
        this.parts = parts;
        this.pace = pace;
    }

    @Override
    public Future<?> start() {
        var contract = Contract.load(vertx);
        var pages = vertx.executeBlocking(() -> Pages.read(Contract.FILE, Contract.bytes()));
        var live = LiveStream.follow(parts.desk(), parts.vitals(), context, pace.facts());
        return Future.all(contract, pages, live)
                .compose(ready -> listen(contract.result(), pages.result(), live.result()));
    }

    private Future<HttpServer> listen(OpenAPIContract contract, Pages pages, LiveStream live) {
        var pulse = new Pulse(parts.desk().context(), System::nanoTime, pace.silence());
        var store = vertx.createSharedWorkerExecutor("web-store", STORE_THREADS);
        keepTime(pulse, store, live);
        var operations = new Operations(context, contract, new Health(pulse, parts.vitals()));
        operations.add(new Reads(store, live.board(), parts.memory(), parts.linksUnwritten()));
        operations.add(new ReportReads(
                store,
                live.board()::view,
                parts.memory().reports(),
                parts.memory().ledger()));
        var acting = new Acting(parts.desk(), store, parts.memory(), pace.patience());
        operations.add(new Actions(acting));
        operations.add(new Overrides(acting));
        operations.add(parts.checkpoints(), store);
        operations.add(live, parts.scrape());
        var router = Router.router(vertx);
        Failures.answer(router, contract);
        router.route().handler(new Guard());
        pages.serve(router);
        router.route().subRouter(operations.router());
        stream = live;
        server = vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(IDLE_S).setHttp2ClearTextEnabled(false))
                .invalidRequestHandler(Failures::answer)
                .requestHandler(router);
        return server.listen(wantedPort, host)
                .onSuccess(listening -> parts.metrics().streamClients(live::size))
                .recover(this::refused);
    }

    private Future<HttpServer> refused(Throwable cause) {
        return Future.failedFuture(new CannotStart(
                "The desk can't listen at " + host + ", port " + wantedPort + ": " + cause.getMessage() + ".",
                "无法在 " + host + " 的端口 " + wantedPort + " 监听，可能已被占用。",
                cause));
    }

    private void keepTime(Pulse pulse, WorkerExecutor store, LiveStream live) {
        count(store, live);
        vertx.setPeriodic(pace.moves().toMillis(), timer -> {
            pulse.ask();
            live.tellMoves();
        });
        vertx.setPeriodic(pace.complete().toMillis(), timer -> {
            if (pulse.isAlive()) live.tellComplete();
            count(store, live);
        });
    }

    private void count(WorkerExecutor store, LiveStream live) {
        store.executeBlocking(() -> parts.memory().recall().countUnreadable(), false)
                .onSuccess(live.board()::unreadable)
                .onFailure(failure -> LOG.debug("The unreadable messages can't be counted now.", failure));
    }

    int port() {
        return server == null ? 0 : server.actualPort();
    }

    @Override
    public Future<?> stop() {
        if (stream != null) stream.close();
        return server == null ? Future.succeededFuture() : server.shutdown(DRAIN_S, TimeUnit.SECONDS);
    }
}
