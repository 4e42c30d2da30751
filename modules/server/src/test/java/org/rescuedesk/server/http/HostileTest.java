package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests that nobody meant: none makes the desk stumble. */
class HostileTest {
    private static final int REQUESTS = 2_000;
    private static final long SEED = 20_261_123;

    /** Ends a head that was cut off, and fills up a body that is longer than it was. */
    private static final byte[] REST = ("\r\n\r\n" + "x".repeat(5_000)).getBytes(StandardCharsets.UTF_8);

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
    void twoThousandSpoiltRequestsMakeNoServerError() {
        var random = new Random(SEED);
        var good = List.of(
                post(
                        "/api/rescues",
                        "{\"rescueCode\":\"035301\",\"people\":2,\"note\":\"三楼\",\"caller\":{\"name\":\"王\",\"phone\":\"138\"}}"),
                post(
                        "/api/rescues/GY-000001%4020261123T093000Z/release",
                        "{\"people\":2,\"at\":\"2026-11-23T09:30:00Z\"}"),
                post("/api/rescues/GY-000001@20261123T093000Z/arrival", "{\"who\":\"x\",\"crew\":\"C-near\"}"),
                post("/api/rescues/GY-000001@20261123T093000Z/false-alarm", "{\"reason\":\"x\"}"),
                get("/api/rescues?state=ended&limit=10"),
                get("/api/elevators?q=%E8%8A%B1"),
                get("/api/rescues/GY-000001@20261123T093000Z"),
                get("/web/board.js"));
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            var spoilt = spoil(good.get(random.nextInt(good.size())).getBytes(StandardCharsets.UTF_8), random);
            var answer = RawHttp.firstLine(scene.uri("/"), spoilt);
            assertThat(answer)
                    .as("request %d: %s", i, new String(spoilt, StandardCharsets.UTF_8))
                    .doesNotContain(" 500 ", " 503 ");
            if (!answer.isEmpty()) answered++;
        }
        assertThat(answered).isGreaterThan(REQUESTS * 9 / 10);
        assertThat(scene.get("/api/board").statusCode()).isEqualTo(200);
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    }

    private static String post(String path, String body) {
        return "POST " + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** One to three changes: a byte changed, taken out, put in or doubled, or the end cut off. */
    private static byte[] spoil(byte[] request, Random random) {
        var spoilt = request;
        for (int times = 1 + random.nextInt(3); times > 0; times--) spoilt = change(spoilt, random);
        return replaced(spoilt, spoilt.length, spoilt.length, REST);
    }

    private static byte[] change(byte[] from, Random random) {
        if (from.length < 2) return from;
        int at = random.nextInt(from.length);
        return switch (random.nextInt(5)) {
            case 0 -> replaced(from, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> replaced(from, at, at + 1, new byte[0]);
            case 2 -> replaced(from, at, at, new byte[] {(byte) "\"{}[]%/?&=\\,:0\u0000".charAt(random.nextInt(15))});
            case 3 -> replaced(from, at, at, Arrays.copyOfRange(from, at / 2, at));
            default -> replaced(from, at, from.length, new byte[0]);
        };
    }

    private static byte[] replaced(byte[] from, int start, int end, byte[] with) {
        var changed = new byte[from.length - (end - start) + with.length];
        System.arraycopy(from, 0, changed, 0, start);
        System.arraycopy(with, 0, changed, start, with.length);
        System.arraycopy(from, end, changed, start + with.length, from.length - end);
        return changed;
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
