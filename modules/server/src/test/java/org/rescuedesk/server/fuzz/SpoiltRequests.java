package org.rescuedesk.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.core.fuzz.Mutator;
import org.rescuedesk.server.SmallTown;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Requests for every operation of the contract, and for pages, spoilt in method, path, query, headers or body, or byte by byte. Each
 * asks for its connection to be closed, and brings more bytes than any of its lengths may name, so that nobody waits for more.
 */
final class SpoiltRequests {
    private static final String HOST = "Host: 127.0.0.1\r\nConnection: close\r\n";
    private static final String REST = "\r\n\r\n" + "x".repeat(300);
    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "get",
            "PROPFIND",
            "GE T",
            "",
            "困");
    private static final List<String> HEADERS = List.of(
            "Host: evil.example\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 1\r\nContent-Length: 2\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Content-Type: text/plain\r\n",
            "Content-Type: application/json; charset=utf-7\r\n",
            "Content-Type: multipart/form-data; boundary=\r\n",
            "Content-Encoding: gzip\r\n",
            "Accept: nothing/at-all\r\n",
            "Accept-Encoding: br, *;q=0\r\n",
            "Last-Event-ID: -1\r\n",
            "Last-Event-ID: 9007199254740992\r\n",
            "If-None-Match: \"x\r\n",
            "If-Modified-Since: never\r\n",
            "Range: bytes=5-1\r\n",
            "Expect: 100-continue\r\n",
            "Expect: the-unexpected\r\n",
            "Upgrade: h2c\r\n",
            "Cookie: a=b; ; =\r\n",
            "X: \u0000\r\n",
            "X: 困人\r\n",
            ": x\r\n",
            "no colon\r\n",
            " folded\r\n",
            "X: " + "x".repeat(9_000) + "\r\n");
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "/api/rescues",
                    "{\"rescueCode\":\"200003\",\"people\":2,\"note\":\"三楼\",\"caller\":{\"name\":\"王\",\"phone\":\"138\"}}"),
            Map.entry("/api/rescues/{id}/confirm", "{}"),
            Map.entry("/api/rescues/{id}/false-alarm", "{\"reason\":\"测试\"}"),
            Map.entry(
                    "/api/rescues/{id}/arrival",
                    "{\"who\":\"保安\",\"crew\":\"C-near\",\"at\":\"2026-11-23T09:30:00Z\"}"),
            Map.entry("/api/rescues/{id}/release", "{\"people\":2,\"at\":\"2026-11-23T09:30:00Z\"}"),
            Map.entry("/api/rescues/{id}/close", "{\"cause\":\"door\",\"note\":\"门锁\",\"calledBack\":true}"),
            Map.entry("/api/checkpoint", "{}"),
            Map.entry("/api/erasures", "{\"rescue\":\"GY-000001@20261123T093000Z\"}"),
            Map.entry("/api/rescues/{id}/level", "{\"level\":2,\"reason\":\"有人受伤\"}"),
            Map.entry("/api/rescues/{id}/send", "{\"crew\":\"C-far\",\"extra\":true,\"reason\":\"更快\"}"),
            Map.entry("/api/rescues/{id}/stand-down", "{\"crew\":\"C-near\",\"reason\":\"不必再去\"}"),
            Map.entry("/api/rescues/{id}/hand-over", "{\"name\":\"李\",\"phone\":\"119\",\"note\":\"云梯车\"}"),
            Map.entry("/api/rescues/{id}/acknowledge", "{\"mark\":\"LATE\"}"),
            Map.entry(
                    "/api/rescues/{id}/passengers",
                    "{\"people\":2,\"injured\":1,\"vulnerability\":\"CHILD\",\"note\":\"哭\"}"),
            Map.entry("/api/rescues/{id}/note", "{\"note\":\"记录\"}"),
            Map.entry(
                    "/api/rescues/{id}/self-released",
                    "{\"people\":2,\"at\":\"2026-11-23T09:30:00Z\",\"reason\":\"自己出来\"}"),
            Map.entry("/api/rescues/{id}/duplicate", "{\"of\":\"GY-000001@20261123T093000Z\",\"reason\":\"同一事件\"}"),
            Map.entry(
                    "/api/rescues/{id}/correction",
                    "{\"field\":\"PEOPLE\",\"value\":\"4\",\"approver\":\"chief\",\"reason\":\"数错\"}"),
            Map.entry("/api/rescues/{id}/call-back", "{}"),
            Map.entry("/api/elevators/{id}/out-of-service", "{\"reason\":\"年检\"}"),
            Map.entry("/api/elevators/{id}/service", "{\"name\":\"赵\",\"phone\":\"138\"}"));
    private static final List<String> PAGES = List.of(
            "/", "/web/board.js", "/web/../pom.xml", "/nothing", "/api", "/api/", "//", "*", "http://127.0.0.1/");

    private record Operation(String method, String path, List<String> parameters) {}

    private final List<Operation> operations = new ArrayList<>();
    private final List<String> ids;
    private final Mutator dice;
    private final Map<String, Mutator> bodies = new TreeMap<>();
    private final Mutator texts;
    private final Map<String, Long> asked = new TreeMap<>();

    /** {@code ids} are of rescues that there are. */
    SpoiltRequests(List<String> ids) throws IOException {
        this.ids = new ArrayList<>(ids);
        this.ids.addAll(List.of(SmallTown.more(3), "GY-000001@20261123T093000Z", "x"));
        this.dice = new Mutator(Fuzzing.seed("requests"), List.of(new byte[0]));
        this.texts = new Mutator(
                Fuzzing.seed("query"),
                List.of("2026-11".getBytes(UTF_8), "520102".getBytes(UTF_8), "{\"a\":\"all\"}".getBytes(UTF_8)));
        BODIES.forEach(
                (path, body) -> bodies.put(path, new Mutator(Fuzzing.seed(path), List.of(body.getBytes(UTF_8)))));
        read(contract());
    }

    private static JsonObject contract() throws IOException {
        try (var file = SpoiltRequests.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Object> contract = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return new JsonObject(contract);
        }
    }

    private void read(JsonObject contract) {
        for (var path : contract.getJsonObject("paths")) {
            for (var operation : (JsonObject) path.getValue()) {
                if (!(operation.getValue() instanceof JsonObject described)
                        || operation.getKey().equals("parameters")) continue;
                var parameters = described.getJsonArray("parameters", new io.vertx.core.json.JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .filter(each -> "query".equals(each.getString("in")))
                        .map(each -> each.getString("name"))
                        .toList();
                operations.add(new Operation(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), parameters));
            }
        }
    }

    /** How often each operation was meant. */
    Map<String, Long> asked() {
        return asked;
    }

    int operations() {
        return operations.size();
    }

    byte[] next() {
        if (dice.below(20) == 0) return joined(request("GET", dice.oneOf(PAGES), "", new byte[0]), REST);
        var operation = dice.oneOf(operations);
        asked.merge(operation.method + " " + operation.path, 1L, Long::sum);
        var method = dice.below(10) == 0 ? dice.oneOf(METHODS) : operation.method;
        var header = dice.below(6) == 0 ? dice.oneOf(HEADERS) : "";
        var request = request(method, target(operation), header, body(operation));
        return joined(dice.below(4) == 0 ? spoilt(request) : request, REST);
    }

    private String target(Operation operation) {
        var path = operation.path.replace("{id}", dice.below(3) == 0 ? escaped() : dice.oneOf(ids));
        var query = operation.parameters.stream()
                .filter(name -> dice.below(2) == 0)
                .map(name -> name + "=" + (dice.below(3) == 0 ? "1" : escaped()))
                .collect(Collectors.joining("&"));
        return path + (query.isEmpty() ? "" : "?" + query) + (dice.below(30) == 0 ? "?x=%zz&%00" : "");
    }

    private String escaped() {
        var text = texts.next();
        var some = new String(text, 0, Math.min(text.length, 300), java.nio.charset.StandardCharsets.ISO_8859_1);
        return URLEncoder.encode(some, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private byte[] body(Operation operation) {
        var body = bodies.get(operation.path);
        return operation.method.equals("POST") && body != null ? body.next() : new byte[0];
    }

    private static byte[] request(String method, String target, String header, byte[] body) {
        var length =
                body.length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n";
        var head = method + " " + target + " HTTP/1.1\r\n" + HOST + header + length + "\r\n";
        return joined(head.getBytes(UTF_8), new String(body, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private byte[] spoilt(byte[] request) {
        return new Mutator(dice.below(Integer.MAX_VALUE), List.of(request)).next();
    }

    private static byte[] joined(byte[] one, String other) {
        var more = other.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var both = java.util.Arrays.copyOf(one, one.length + more.length);
        System.arraycopy(more, 0, both, one.length, more.length);
        return both;
    }
}
