package org.rescuedesk.server.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.rescuedesk.server.http.Problem.Kind;

/** What every request must pass before anything looks at it, and what every answer carries. */
final class Guard implements Handler<RoutingContext> {
    /** For answers that are no page: nothing in them may run or be shown as one. */
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    private static final Pattern JSON = Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public void handle(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", NOTHING)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        refuseForeign(context.request());
        refuseBroken(context.request());
        if (!context.normalizedPath().equals(context.request().path())) context.fail(404);
        else if (hasBody(context.request()) && !isJson(context.request())) context.fail(notJson());
        else context.next();
    }

    /** A page elsewhere can point a name of its own at this machine; then the browser names that host, not a loopback one. */
    private static void refuseForeign(HttpServerRequest request) {
        var authority = request.authority();
        if (authority != null && !Binding.isLoopbackName(authority.host())) {
            throw new Problem(
                    Kind.WRONG_HOST, "此救援台只在本机应答。This desk answers on this machine only, not as another host.");
        }
    }

    /** What is percent-encoded wrongly fails wherever it is first looked at: so here. */
    private static void refuseBroken(HttpServerRequest request) {
        try {
            new URI(request.uri());
        } catch (URISyntaxException e) {
            throw new Problem(Kind.BAD_REQUEST, "地址无法读取。The address can't be read.");
        }
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        if (length == null) return request.headers().contains("Transfer-Encoding");
        return !length.equals("0");
    }

    private static boolean isJson(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return type != null && JSON.matcher(type).matches();
    }

    static Problem notJson() {
        return new Problem(
                Kind.NOT_JSON, "请求体须为 application/json。The body must be JSON, with Content-Type application/json.");
    }
}
