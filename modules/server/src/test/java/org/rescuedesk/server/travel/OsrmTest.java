package org.rescuedesk.server.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.travel.RoadEngine.Answer;
import org.rescuedesk.core.travel.Trouble;

/** The answers are of the shapes that OSRM's documentation gives (HTTP API, table service). */
class OsrmTest {
    private static final List<Point> CREWS =
            List.of(new Point(26.57, 106.71), new Point(26.6, 106.74), new Point(26.5812, 106.6555));
    private static final Point ELEVATOR = new Point(26.571, 106.711);
    private static final Duration SHORT = Duration.ofMillis(300);

    private static TinyEngine engine;

    @BeforeAll
    static void begin() throws Exception {
        engine = new TinyEngine();
    }

    @BeforeEach
    void forget() {
        engine.asked().clear();
    }

    @AfterAll
    static void end() {
        engine.close();
    }

    @Test
    void allCrewsAreAskedForInOneRequestLongitudeFirst() {
        engine.answers(200, "table.json");
        var answer = ask(Duration.ofSeconds(20));
        assertThat(answer.trouble()).isNull();
        assertThat(answer.drives())
                .containsExactly(Duration.ofMillis(192_600), Duration.ofMillis(641_300), Duration.ofSeconds(1_207));
        assertThat(engine.asked())
                .containsExactly("/table/v1/driving/106.710000,26.570000;106.740000,26.600000;106.655500,26.581200;"
                        + "106.711000,26.571000?sources=0;1;2&destinations=3&annotations=duration");
    }

    @Test
    void aCrewWithoutARoadHasNoTimeAndTheOthersHave() {
        engine.answers(200, "null-cells.json");
        var answer = ask(Duration.ofSeconds(20));
        assertThat(answer.trouble()).isNull();
        assertThat(answer.drives()).containsExactly(Duration.ofMillis(192_600), null, Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "200, all-null.json, NO_ROUTE",
        "400, no-segment.json, NO_ROUTE",
        "400, no-table.json, NO_ROUTE",
        "400, too-big.json, NONSENSE",
        "200, a-row-too-few.json, NONSENSE",
        "200, a-column-too-many.json, NONSENSE",
        "200, texts.json, NONSENSE",
        "200, negative.json, NONSENSE",
        "200, days.json, NONSENSE",
        "200, no-durations.json, NONSENSE",
        "200, page.html, NONSENSE",
        "404, page.html, NONSENSE",
        "301, table.json, NONSENSE",
        "500, table.json, DOWN",
        "502, page.html, DOWN",
        "503, page.html, DOWN",
        "429, too-many-requests.json, BUSY"
    })
    void whatIsNoTableOfWhatWasAskedSaysWhy(int status, String file, Trouble trouble) {
        engine.answers(status, file);
        var answer = ask(Duration.ofSeconds(20));
        assertThat(answer.trouble()).isEqualTo(trouble);
        assertThat(answer.drives()).allMatch(each -> each == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 120 | PT2M",
                "429 | -   | PT30S",
                "429 | soon | PT30S",
                "429 | 999999999 | PT1H",
                "503 | 7 | PT7S",
                "429 | Mon, 23 Nov 2026 10:00:45 GMT | PT45S",
                "429 | Mon, 23 Nov 2026 09:59:00 GMT | PT0S"
            })
    void itIsLeftAloneForAsLongAsItAsks(int status, String retryAfter, Duration pause) {
        var headers = Map.of("Retry-After", retryAfter, "Date", "Mon, 23 Nov 2026 10:00:00 GMT");
        var read = OsrmAnswer.read(
                status,
                Optional.of(headers.get("Retry-After")).filter(each -> !each.equals("-")),
                Optional.of(headers.get("Date")),
                new byte[0],
                3);
        assertThat(read.holdOff()).isEqualTo(pause);
    }

    @Test
    void theHeaderReachesTheReader() {
        engine.answers(429, "too-many-requests.json", Map.of("Retry-After", "120"));
        assertThat(ask(Duration.ofSeconds(20)).holdOff()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"silent", "stopping"})
    void oneThatDoesNotAnswerInTimeIsLetGoOf(String manner) {
        if (manner.equals("silent")) engine.isSilent();
        else engine.stopsInTheMiddle();
        long begun = System.nanoTime();
        assertThat(ask(SHORT).trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SHORT, SHORT.plusSeconds(10));
    }

    @Test
    void anAnswerWithoutAnEndIsLetGoOf() {
        engine.goesOn();
        assertThat(ask(Duration.ofSeconds(20)).trouble()).isEqualTo(Trouble.NONSENSE);
    }

    @Test
    void oneThatHangsUpOrIsNotThereIsDown() throws Exception {
        engine.does(exchange -> exchange.close());
        assertThat(ask(Duration.ofSeconds(20)).trouble()).isEqualTo(Trouble.DOWN);
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(ask(nobody, Duration.ofSeconds(20)).trouble()).isEqualTo(Trouble.DOWN);
    }

    @Test
    void aThousandSpoiltAnswersAreNeverAFault() {
        var dice = new Random(20261123);
        var table = TinyEngine.file("null-cells.json");
        var troubles = new ArrayList<Trouble>();
        for (int i = 0; i < 1_000; i++) {
            var spoilt = table.clone();
            for (int j = dice.nextInt(6); j >= 0; j--) spoilt[dice.nextInt(spoilt.length)] = (byte) dice.nextInt(256);
            troubles.add(OsrmAnswer.read(200, Optional.empty(), Optional.empty(), spoilt, 3)
                    .trouble());
        }
        assertThat(troubles).contains(Trouble.NONSENSE, (Trouble) null);
    }

    private static Answer ask(Duration patience) {
        return ask(engine.url(), patience);
    }

    private static Answer ask(URI url, Duration patience) {
        return new Osrm(url, "driving", patience)
                .ask(CREWS, ELEVATOR)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
