package org.rescuedesk.server.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * Why a request was not answered as asked (RFC 9457): a kind that programs know it by, and a sentence for the person who asked.
 * Thrown by an operation, it becomes the answer.
 */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    enum Kind {
        BAD_REQUEST(400, "请求有误 The request is not right"),
        NOT_FOUND(404, "没有找到 Not found"),
        METHOD_NOT_ALLOWED(405, "不支持此方法 Method not allowed"),
        NOT_ALLOWED_NOW(409, "现在不允许 Not allowed now"),
        TOO_LARGE(413, "请求太大 Too large"),
        NOT_JSON(415, "只接受 JSON Only JSON is read"),
        WRONG_HOST(421, "地址不对 Wrong address"),
        BROKEN(500, "救援台出错 The desk made a mistake"),
        NOT_READY(503, "救援台未就绪 The desk is not ready");

        final int status;
        final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        String type() {
            return "urn:rescuedesk:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Kind kind;
    private final JsonObject more = new JsonObject();

    /** {@code sentence} is shown to the person who asked. */
    Problem(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    /** With a member beside those of the standard. */
    Problem with(String member, Object value) {
        more.put(member, value);
        return this;
    }

    Kind kind() {
        return kind;
    }

    void send(HttpServerResponse response) {
        var body = new JsonObject()
                .put("type", kind.type())
                .put("title", kind.title)
                .put("status", kind.status)
                .put("detail", getMessage())
                .mergeIn(more);
        response.setStatusCode(kind.status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
