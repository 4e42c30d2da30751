package org.rescuedesk.server.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.server.http.Problem.Kind;
import org.rescuedesk.store.outage.Outages;

/** A request that fits the contract, read field by field; what JSON Schema can't say is checked here. */
final class Asked {
    private final ValidatedRequest request;
    private final JsonObject body;

    private Asked(ValidatedRequest request) {
        this.request = request;
        this.body = request.getBody() == null || request.getBody().isNull()
                ? new JsonObject()
                : request.getBody().getJsonObject();
    }

    static Asked of(RoutingContext context) {
        return new Asked(context.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST));
    }

    RescueId rescue() {
        return find(request.getPathParameters().get("id"))
                .map(id -> new RescueId(id.getString()))
                .orElseThrow();
    }

    ElevatorId elevator() {
        return find(request.getPathParameters().get("id"))
                .map(id -> ElevatorId.of(id.getString()))
                .orElseThrow();
    }

    Optional<String> findQuery(String name) {
        return find(request.getQuery().get(name)).map(RequestParameter::getString);
    }

    Optional<Long> findNumber(String name) {
        return find(request.getQuery().get(name)).map(RequestParameter::getLong);
    }

    Optional<ElevatorId> findElevator() {
        return findQuery("elevator").map(ElevatorId::of);
    }

    @Nullable
    Instant findTime(String name) {
        try {
            return findQuery(name)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            throw wrong(name, "不是存在的时间。", "is no time that there is.");
        }
    }

    /** Where a list of outages goes on. */
    Outages.After afterOutage() {
        try {
            return findQuery("after").map(Outages.After::of).orElse(Outages.After.NOTHING);
        } catch (DateTimeException e) {
            throw wrong("after", "不是存在的时间。", "is no time that there is.");
        }
    }

    /** Where a stream goes on: what a browser says when it reconnects goes before the address that it once asked for. */
    Optional<Long> after() {
        return find(request.getHeaders().get("Last-Event-ID"))
                .map(RequestParameter::getLong)
                .or(() -> findNumber("after"));
    }

    private static Optional<RequestParameter> find(@Nullable RequestParameter parameter) {
        return Optional.ofNullable(parameter).filter(each -> !each.isNull());
    }

    Optional<String> findText(String field) {
        return findText(body, field, field);
    }

    Optional<String> findText(String object, String field) {
        return Optional.ofNullable(body.getJsonObject(object))
                .flatMap(each -> findText(each, field, object + "." + field));
    }

    private static Optional<String> findText(JsonObject from, String field, String shown) {
        return Optional.ofNullable(from.getString(field)).map(text -> clean(text, shown));
    }

    boolean flag(String field) {
        return body.getBoolean(field, false);
    }

    @Nullable
    Integer findInt(String field) {
        return body.getInteger(field);
    }

    @Nullable
    Instant findInstant(String field) {
        try {
            return findText(field)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            throw wrong(field, "不是存在的时间。", "is no time that there is.");
        }
    }

    private static Problem wrong(String field, String zh, String en) {
        return new Problem(Kind.BAD_REQUEST, "字段 " + field + " " + zh + "The field " + field + " " + en)
                .with("field", field);
    }

    /** U+0000 and half surrogate pairs: neither the database nor the next program keeps them. */
    private static String clean(String text, String field) {
        if (text.codePoints().anyMatch(each -> each == 0 || Character.getType(each) == Character.SURROGATE)) {
            throw wrong(field, "含有不能保存的字符。", "holds U+0000 or half a surrogate pair.");
        }
        return text;
    }
}
