package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever can't be answered as asked is a problem (RFC 9457) with a sentence, and tells nothing of the inside. */
class ProblemsTest {
    private static final String CALLS = "/api/rescues";

    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"rescueCode":"35302"}                                   | rescueCode   | does not have the form that it must have
                    {"rescueCode":35302}                                     | rescueCode   | has the wrong type
                    {"rescueCode":"035302","people":201}                     | people       | is too large
                    {"rescueCode":"035302","people":-1}                      | people       | is too small
                    {"rescueCode":"035302","people":1.5}                     | people       | has the wrong type
                    {"rescueCode":"035302","note":null}                      | note         | has the wrong type
                    {"rescueCode":"035302","caller":{"phone":"call me"}}     | caller.phone | does not have the form that it must have
                    {"rescueCode":"035302","caller":{"mail":"a"}}            | caller.mail  | is not in the contract
                    {"rescueCode":"035302","colour":"red"}                   | colour       | is not in the contract
                    {"rescueCode":"035302","note":"a\\u0000b"}               | note         | holds U+0000 or half a surrogate pair
                    {"rescueCode":"035302","note":"a\\ud83d b"}              | note         | holds U+0000 or half a surrogate pair
                    {"rescueCode":"035302","caller":{"name":"\\udc00"}}      | caller.name  | holds U+0000 or half a surrogate pair
                    """)
    void aFieldThatIsWrongIsNamed(String body, String field, String why) {
        var problem = problem(scene.post(CALLS, "application/json", body), 400);
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("detail"))
                .contains("The field " + field + " " + why + ".")
                .startsWith("字段 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {                                                        | The body is not JSON.
                    {"rescueCode":"035302"} {                                | The body is not JSON.
                    []                                                       | The body has the wrong type.
                    {}                                                       | must name the elevator by one of rescueCode and elevator.
                    {"rescueCode":"035302","elevator":"GY-000002"}           | must name the elevator by one of rescueCode and elevator.
                    """)
    void aBodyThatIsWrongIsSaid(String body, String why) {
        assertThat(problem(scene.post(CALLS, "application/json", body), 400).getString("detail"))
                .contains(why);
    }

    @Test
    void aBodyThatIsMissingIsSaid() {
        var none = HttpRequest.newBuilder(scene.uri(CALLS)).POST(BodyPublishers.noBody());
        assertThat(problem(scene.send(none), 400).getString("detail")).contains("The body is missing.");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        var bytes = "{\"rescueCode\":\"035302\",\"note\":\"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        bytes[bytes.length - 3] = (byte) 0xff;
        var request = HttpRequest.newBuilder(scene.uri(CALLS))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes));
        problem(scene.send(request), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/rescues?limit=0, limit",
        "/api/rescues?limit=201, limit",
        "/api/rescues?limit=ten, limit",
        "/api/rescues?state=lost, state",
        "/api/rescues/nonsense, id",
        "/api/rescues/GY-1%2F..%40, id",
        "/api/elevators, q",
        "/api/elevators?q=, q",
        "/api/stream?after=-1, after",
        "/api/stream?after=x, after"
    })
    void aParameterThatIsWrongIsNamed(String path, String parameter) {
        assertThat(problem(scene.get(path), 400).getString("field")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing",
        "/api",
        "/api/",
        "/api/nothing",
        "/api//board",
        "/api/./board",
        "/web/../openapi.yaml",
        "/web/%2e%2e/openapi.yaml",
        "/web/",
        "/web/index.html",
        "/web/vendor",
        "/logback.xml",
        "/org/rescuedesk/server/http/Web.class",
        "/api/rescues/GY-9@20200101T000000Z"
    })
    void whatIsNotThereIsNotFound(String path) {
        problem(scene.get(path), 404);
    }

    @Test
    void anElevatorThatNobodyKnowsIsNotFound() {
        var byCode = problem(scene.post(CALLS, new JsonObject().put("rescueCode", "999999")), 404);
        assertThat(byCode.getString("detail"))
                .contains("No elevator has the rescue code 999999.")
                .contains("没有救援码");
        var byId = problem(scene.post(CALLS, new JsonObject().put("elevator", "GY-9")), 404);
        assertThat(byId.getString("detail")).contains("The register has no elevator GY-9.");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/board, GET",
        "DELETE, /api/rescues, 'GET, POST'",
        "PUT, /, 'GET, HEAD'",
        "OPTIONS, /api/crews, GET"
    })
    void anotherMethodIsNotAllowed(String method, String path, String allowed) {
        var answer = scene.send(HttpRequest.newBuilder(scene.uri(path)).method(method, BodyPublishers.noBody()));
        problem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void whatTheStageForbidsIsSaidInASentence() {
        var rescue = scene.call(Quarter.code(1));
        var problem = problem(scene.post(Scene.path(rescue, "/confirm"), new JsonObject()), 409);
        assertThat(problem.getString("detail"))
                .endsWith("。 Rescue " + rescue + " is OPEN: there is nothing to confirm.");
        problem(scene.post(Scene.path(rescue, "/close"), new JsonObject()), 409);
        var future = new JsonObject().put("people", 1).put("at", "2030-01-01T00:00:00Z");
        assertThat(problem(scene.post(Scene.path(rescue, "/release"), future), 409)
                        .getString("detail"))
                .contains("does not lie between the start of the rescue and now");
    }

    @Test
    void aTimeThatThereIsNotIsRefused() {
        var rescue = scene.call(Quarter.code(2));
        var body = new JsonObject().put("people", 1).put("at", "2026-02-30T25:00:00Z");
        assertThat(problem(scene.post(Scene.path(rescue, "/release"), body), 400)
                        .getString("field"))
                .isEqualTo("at");
    }

    @Test
    void anActionOnNoRescueIsNotFound() {
        problem(scene.post("/api/rescues/GY-9@20200101T000000Z/confirm", new JsonObject()), 404);
    }

    @Test
    void moreThan64KilobytesAreTooMuch() {
        problem(scene.post(CALLS, "application/json", " ".repeat(65_537)), 413);
        problem(scene.post(CALLS, "application/json", "{" + " ".repeat(65_530) + "}"), 400);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp"
    })
    void onlyJsonIsRead(String type) {
        problem(scene.post(CALLS, type, "{\"rescueCode\":\"035302\"}"), 415);
    }

    @Test
    void aPageElsewhereCannotActByASimpleForm() {
        var confirm = Scene.path(scene.call(Quarter.code(4)), "/confirm");
        problem(scene.send(HttpRequest.newBuilder(scene.uri(confirm)).POST(BodyPublishers.noBody())), 400);
        problem(scene.post(confirm, "application/x-www-form-urlencoded", ""), 400);
        problem(scene.post(confirm, "text/plain", "{}"), 415);
    }

    @Test
    void jsonWithItsCharsetIsRead() {
        var answer =
                scene.post(CALLS, "application/json; charset=utf-8", "{\"rescueCode\":\"" + Quarter.code(3) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private static JsonObject problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var problem = Scene.json(answer);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("type")).startsWith("urn:rescuedesk:problem:");
        assertThat(problem.getString("title")).isNotEmpty();
        assertThat(problem.getString("detail")).isNotEmpty().doesNotContain("Exception", "io.vertx", "org.rescuedesk");
        return problem;
    }
}
