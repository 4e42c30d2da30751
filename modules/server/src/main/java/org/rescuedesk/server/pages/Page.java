package org.rescuedesk.server.pages;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** One static file as it is served: its bytes, their type, and the digest by which a browser knows that it has them already. */
record Page(Buffer bytes, String type, String etag, String policy) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "yaml", "application/yaml");

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    static Page of(String name, byte[] bytes) {
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain; charset=utf-8");
        var text = type.startsWith("text/html") ? new String(bytes, StandardCharsets.UTF_8) : "";
        return new Page(Buffer.buffer(bytes), type, '"' + sha256(bytes) + '"', policy(text));
    }

    /** Scripts from here only, and the one block that a page must hold in itself, known by its digest. */
    private static String policy(String html) {
        var scripts = new StringBuilder("'self'");
        var maps = IMPORT_MAP.matcher(html);
        while (maps.find()) {
            scripts.append(" 'sha256-")
                    .append(sha256(maps.group(1).getBytes(StandardCharsets.UTF_8)))
                    .append('\'');
        }
        return "default-src 'none'; script-src " + scripts
                + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; worker-src 'self';"
                + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    void serve(RoutingContext context) {
        var method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) answer(context);
        else context.fail(405);
    }

    /** A browser asks each time, so that a new version is seen at once, and is told in a line when nothing has changed. */
    private void answer(RoutingContext context) {
        var response = context.response()
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("ETag", etag);
        var known = context.request().getHeader("If-None-Match");
        if (known != null && known.contains(etag)) response.setStatusCode(304).end();
        else response.putHeader("Content-Type", type).end(bytes);
    }
}
