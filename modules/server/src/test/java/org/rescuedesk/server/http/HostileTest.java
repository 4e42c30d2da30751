package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that nobody meant: each gets its answer. TownFuzzTest has thousands more. */
class HostileTest {
    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void whoSendsChunksThatAreNoneIsCutOffAndNobodyElse() {
        var answer = RawHttp.say(
                scene.uri("/"),
                "POST /api/rescues HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\nno number\r\n");
        assertThat(answer).doesNotContain(" 200 ", " 500 ");
        assertThat(scene.get("/api/board").statusCode()).isEqualTo(200);
    }

    @Test
    void aRequestForAnotherHostIsRefused() {
        var answer = RawHttp.say(
                scene.uri("/"), "GET /api/board HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 421").contains("application/problem+json");
    }

    @Test
    void aRequestThatIsNoHttpIsRefused() {
        assertThat(RawHttp.say(scene.uri("/"), "HELLO\r\n\r\n"))
                .contains(" 400 ")
                .contains("application/problem+json");
        assertThat(RawHttp.say(scene.uri("/"), "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"))
                .contains("application/problem+json");
    }
}
