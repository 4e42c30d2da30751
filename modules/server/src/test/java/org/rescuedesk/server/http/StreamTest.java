package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Fix;

/** The live stream, which here keeps the last 50 facts and says something every 20 ms. */
class StreamTest {
    private Scene scene;

    @BeforeEach
    void open() {
        scene = new Scene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aViewerIsToldEachFactWithTheRowsAsTheyStandAfterIt() {
        try (var watcher = watch(scene.read("/api/board").getLong("seq"))) {
            scene.onDuty(Quarter.NEAR);
            var onDuty = watcher.next("fact");
            assertThat(onDuty.data().getString("type")).isEqualTo("CrewCameOnDuty");
            assertThat(onDuty.data().getValue("rescue")).isNull();
            assertThat(onDuty.data().getJsonObject("crew").getString("readiness"))
                    .isEqualTo("FREE");
            var rescue = scene.call(Quarter.code(0));
            var opened = watcher.next("fact");
            assertThat(opened.data().getString("type")).isEqualTo("RescueOpened");
            assertThat(opened.data().getJsonObject("rescue").getString("id")).isEqualTo(rescue.value());
            assertThat(opened.data().getLong("prev")).isEqualTo(Long.parseLong(onDuty.id()));
            var offered = watcher.next("fact");
            assertThat(offered.data().getJsonObject("rescue"))
                    .isEqualTo(scene.read(Scene.path(rescue, "")).getJsonObject("rescue"));
            assertThat(offered.data().getJsonObject("crew"))
                    .isEqualTo(scene.read("/api/crews").getJsonArray("crews").getJsonObject(1));
        }
    }

    @Test
    void theBoardFedByTheStreamIsTheBoardAskedFor() {
        var board = scene.read("/api/board");
        var rescues = new JsonObject();
        try (var watcher = watch(board.getLong("seq"))) {
            scene.onDuty(Quarter.NEAR);
            for (int i = 0; i < 5; i++) scene.call(Quarter.code(i));
            var last = scene.desk.seq();
            long seq = board.getLong("seq");
            while (seq < last) {
                var fact = watcher.next("fact");
                assertThat(fact.data().getLong("prev")).isEqualTo(seq);
                seq = Long.parseLong(fact.id());
                var row = fact.data().getJsonObject("rescue");
                if (row != null) rescues.put(row.getString("id"), row.copy().putNull("seq"));
            }
        }
        var asked = new JsonObject();
        for (var row : scene.read("/api/board").getJsonArray("rescues")) {
            asked.put(
                    ((JsonObject) row).getString("id"),
                    ((JsonObject) row).copy().putNull("seq"));
        }
        assertThat(rescues).isEqualTo(asked);
    }

    @Test
    void theRowOfAnElevatorsLastRescueSaysOnTheStreamWhetherItIsOutOfService() {
        var rescue = scene.call(Quarter.code(0));
        var service = "/api/elevators/" + Quarter.elevatorId(0);
        try (var watcher = watch(scene.desk.seq())) {
            scene.post(service + "/out-of-service", new JsonObject().put("reason", "年检"));
            var taken = watcher.next("fact").data();
            assertThat(taken.getString("type")).isEqualTo("TakenOutOfService");
            assertThat(taken.getJsonObject("rescue").getString("id")).isEqualTo(rescue.value());
            assertThat(taken.getJsonObject("rescue").getInstant("outOfServiceSince"))
                    .isEqualTo(scene.now());
            assertThat(taken.getValue("crew")).isNull();
            scene.post(service + "/service", new JsonObject().put("name", "赵师傅"));
            var released = watcher.next("fact").data();
            assertThat(released.getString("type")).isEqualTo("ReleasedForService");
            assertThat(released.getJsonObject("rescue").getValue("outOfServiceSince"))
                    .isNull();
            scene.post(
                    "/api/elevators/" + Quarter.elevatorId(1) + "/out-of-service",
                    new JsonObject().put("reason", "年检"));
            assertThat(watcher.next("fact").data().getValue("rescue"))
                    .as("of an elevator that never had a rescue there is no row")
                    .isNull();
        }
    }

    @Test
    void aViewerThatComesBackIsToldWhatItMissed() {
        scene.call(Quarter.code(0));
        var known = scene.desk.seq();
        scene.call(Quarter.code(1));
        scene.call(Quarter.code(2));
        var back =
                HttpRequest.newBuilder(scene.uri("/api/stream?after=0")).header("Last-Event-ID", String.valueOf(known));
        try (var watcher = new Watcher(back)) {
            var seqs = new ArrayList<Long>();
            while (seqs.size() < scene.desk.seq() - known)
                seqs.add(Long.parseLong(watcher.next("fact").id()));
            assertThat(seqs)
                    .startsWith(known + 1)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .endsWith(scene.desk.seq());
            assertThat(watcher.next("complete").data().getLong("through")).isEqualTo(scene.desk.seq());
        }
    }

    @Test
    void aViewerThatWasAwayTooLongBeginsAnew() {
        for (int i = 0; i < 20; i++) scene.call(Quarter.code(i));
        manyCalls(60);
        try (var watcher = watch(1)) {
            assertThat(watcher.next("reset").id()).isEmpty();
            watcher.next("end");
        }
        try (var watcher = watch(scene.desk.seq() - 50)) {
            assertThat(watcher.next("fact").data().getLong("prev")).isEqualTo(scene.desk.seq() - 50);
        }
    }

    @Test
    void aViewerThatKnowsMoreThanTheDeskBeginsAnew() {
        try (var watcher = watch(1_000_000)) {
            watcher.next("reset");
        }
    }

    @Test
    void whoAsksForNothingIsToldWhatHappensFromNowOn() {
        scene.call(Quarter.code(0));
        try (var watcher = new Watcher(scene.uri("/api/stream"))) {
            assertThat(watcher.next("complete").data().getLong("through")).isEqualTo(scene.desk.seq());
            scene.call(Quarter.code(1));
            assertThat(watcher.next("fact").data().getJsonObject("rescue").getString("elevator"))
                    .isEqualTo("GY-000001");
        }
    }

    @Test
    void theDeskSaysAgainAndAgainThatNothingIsMissing() {
        scene.mqtt = false;
        try (var watcher = watch(0)) {
            var complete = watcher.next("complete").data();
            assertThat(complete.getLong("through")).isEqualTo(scene.desk.seq());
            assertThat(complete.getString("now")).isEqualTo(scene.now().toString());
            assertThat(complete.getBoolean("mqtt")).isFalse();
            assertThat(complete.getDouble("speed")).isEqualTo(60);
            assertThat(complete.getString("savedAt"))
                    .isEqualTo(scene.desk.savedAt().toString());
            assertThat(complete.getInteger("unreadable")).isZero();
            watcher.next("complete");
        }
    }

    @Test
    void manyMovesOfACrewAreToldAsItsLast() {
        try (var watcher = watch(0)) {
            watcher.next("complete");
            for (int i = 0; i <= 1_000; i++) scene.desk.locate(Quarter.NEAR, fix(26.5 + i * 1e-4));
            int told = 0;
            JsonObject crew;
            do {
                var crews = watcher.next("move").data().getJsonArray("crews");
                assertThat(crews).hasSize(1);
                crew = crews.getJsonObject(0);
                told++;
            } while (crew.getDouble("lat") < 26.6);
            assertThat(crew.getString("id")).isEqualTo("C-near");
            assertThat(crew.getString("fixAt")).isEqualTo(scene.now().toString());
            assertThat(told).isLessThan(100);
        }
    }

    private Fix fix(double lat) {
        return new Fix(new Point(lat, 106.71), 10, null, null, scene.now());
    }

    @Test
    void aViewerThatReadsNothingIsGivenUpWithoutBeingWaitedFor() throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(1_024);
            socket.connect(new InetSocketAddress("127.0.0.1", scene.uri("/").getPort()));
            socket.getOutputStream()
                    .write("GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            await().until(() -> scene.metric("stream_clients") == 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                manyCalls(500);
                return scene.metric("stream_clients") == 0;
            });
        }
    }

    /** So many calls about one elevator: a fact each. */
    private void manyCalls(int number) {
        var answers = new ArrayList<Future<?>>();
        for (int i = 0; i < number; i++) {
            answers.add(scene.desk.submit(
                    at -> new Called(at, By.dispatcher("dispatcher"), Quarter.elevatorId(0), null, List.of())));
        }
        Scene.await(Future.all(answers));
    }

    @Test
    void theStreamEndsWhenTheDeskStops() {
        try (var one = watch(0);
                var other = watch(0)) {
            one.next("complete");
            other.next("complete");
            assertThat(scene.metric("stream_clients")).isEqualTo(2);
            scene.closeWeb();
            assertThat(one.next("end").data()).isEmpty();
            assertThat(other.next("end").data()).isEmpty();
        }
    }

    @Test
    void theStreamIsNeverKept() {
        try (var watcher = watch(0)) {
            assertThat(watcher.response().headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(watcher.response().headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    private Watcher watch(long after) {
        return new Watcher(scene.uri("/api/stream?after=" + after));
    }
}
