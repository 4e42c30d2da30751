package org.rescuedesk.server.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ValidatorException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.store.StoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a problem of whatever went wrong with a request; what the desk itself did wrong is logged and not told. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final OpenAPIContract contract;

    private Failures(OpenAPIContract contract) {
        this.contract = contract;
    }

    static void answer(Router router, OpenAPIContract contract) {
        var failures = new Failures(contract);
        router.route().failureHandler(failures::answer);
        router.errorHandler(404, failures::answer);
        router.errorHandler(405, failures::answer);
    }

    /** A request that isn't even HTTP as it should be. */
    static void answer(HttpServerRequest request) {
        unreadable().send(request.response());
        request.connection().close();
    }

    private void answer(RoutingContext context) {
        var response = context.response();
        var failure = context.failure();
        if (response.ended() || failure instanceof HttpClosedException) return;
        if (response.headWritten()) {
            LOG.error(
                    "{} {} broke off",
                    context.request().method(),
                    context.request().path(),
                    failure);
            response.reset();
            return;
        }
        if (context.statusCode() == 405) response.putHeader("Allow", allowed(context));
        // What is left of a body that is too large isn't read.
        if (context.statusCode() == 413) response.putHeader("Connection", "close");
        problem(context, failure).send(response);
    }

    private Problem problem(RoutingContext context, @Nullable Throwable failure) {
        if (failure instanceof Problem problem) return problem;
        if (failure instanceof StoreFailure) {
            LOG.warn("The store doesn't answer {}", context.request().path(), failure);
            return new Problem(Kind.NOT_READY, "数据库现在没有应答。The database doesn't answer at present.");
        }
        if (failure instanceof ValidatorException invalid) return Invalid.problem(invalid);
        if (failure != null && failure.getCause() instanceof ValidatorException invalid)
            return Invalid.problem(invalid);
        return switch (context.statusCode()) {
            case 400, 417 -> unreadable();
            case 404 -> new Problem(Kind.NOT_FOUND, "这里没有东西。There is nothing at this address.");
            case 405 -> methodNotAllowed(context);
            case 413 -> new Problem(Kind.TOO_LARGE, "请求超过 64 KB。The request is larger than 64 KB.");
            // Chunks that are none, say: its sender broke off the request, not the desk.
            default -> context.request().isEnded() ? broken(context, failure) : unreadable();
        };
    }

    private static Problem unreadable() {
        return new Problem(Kind.BAD_REQUEST, "请求无法读取。The request can't be read.");
    }

    private Problem methodNotAllowed(RoutingContext context) {
        var method = context.request().method().name();
        var allowed = allowed(context);
        return new Problem(
                Kind.METHOD_NOT_ALLOWED,
                "此地址只支持 " + allowed + "。This address answers " + allowed + ", not " + method + ".");
    }

    /** What the contract has at this address, or what a page has. */
    private String allowed(RoutingContext context) {
        var path = contract.findPath(context.request().path());
        if (path == null) return "GET, HEAD";
        return path.getOperations().stream()
                .map(operation -> operation.getHttpMethod().name())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The log gets neither query nor body: they may hold what is personal. */
    private static Problem broken(RoutingContext context, @Nullable Throwable failure) {
        LOG.error("{} {} failed", context.request().method(), context.request().path(), failure);
        return new Problem(Kind.BROKEN, "救援台出错，已记录。The desk made a mistake; it is in its log.");
    }
}
