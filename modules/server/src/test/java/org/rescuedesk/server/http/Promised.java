package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Holds every answer to what the contract promises: its status, its media type and, of JSON, each field. */
final class Promised {
    private final JsonObject contract = Contract.parse(text());
    private final SchemaRepository schemas = SchemaRepository.create(
                    new JsonSchemaOptions().setBaseUri("app://").setDraft(Draft.DRAFT202012))
            .dereference(JsonSchema.of("contract", contract));
    private final Set<String> seen = new TreeSet<>();

    private static byte[] text() {
        try {
            return Contract.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check(HttpResponse<String> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (type.equals("application/problem+json")) {
            check(new JsonObject(answer.body()), "app:///contract#/components/schemas/Problem");
            return;
        }
        for (var path : contract.getJsonObject("paths")) {
            var operation = ((JsonObject) path.getValue())
                    .getJsonObject(answer.request().method().toLowerCase(Locale.ROOT));
            if (operation == null
                    || !answer.uri().getRawPath().matches(path.getKey().replace("{id}", "[^/]+"))) continue;
            seen.add(operation.getString("operationId"));
            var promised = answer(operation, answer.statusCode());
            assertThat(promised.fieldNames())
                    .as("%s answers %s", path.getKey(), answer.body())
                    .contains(type);
            var schema = promised.getJsonObject(type).getJsonObject("schema");
            if (schema != null) check(new JsonObject(answer.body()), "app:///contract" + schema.getString("$ref"));
        }
    }

    private JsonObject answer(JsonObject operation, int status) {
        var promised = operation.getJsonObject("responses").getJsonObject(String.valueOf(status));
        assertThat(promised)
                .as("status %d of %s", status, operation.getString("operationId"))
                .isNotNull();
        var ref = promised.getString("$ref", "");
        return (ref.isEmpty()
                        ? promised
                        : contract.getJsonObject("components")
                                .getJsonObject("responses")
                                .getJsonObject(ref.replaceFirst(".*/", "")))
                .getJsonObject("content");
    }

    private void check(JsonObject body, String schema) {
        OutputUnit result = schemas.validator(JsonSchema.of(new JsonObject(Map.of("$ref", schema))))
                .validate(body);
        assertThat(result.getErrors()).as("%s against %s", body, schema).isNullOrEmpty();
        assertThat(result.getValid()).isTrue();
    }

    /** The operations that gave an answer other than a problem. */
    Set<String> seen() {
        return seen;
    }

    Set<String> operations() {
        var all = new TreeSet<String>();
        for (var path : contract.getJsonObject("paths")) {
            for (var operation : (JsonObject) path.getValue()) {
                if (operation.getValue() instanceof JsonObject one) all.add(one.getString("operationId"));
            }
        }
        return all;
    }
}
