package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is answered while a part is missing. */
class NotReadyTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void aDeskWithAllItsPartsIsReady() {
        try (var scene = new Scene()) {
            assertThat(scene.read("/health/live").getString("status")).isEqualTo("UP");
            assertThat(scene.read("/health/ready").getJsonObject("checks"))
                    .isEqualTo(new JsonObject("{\"desk\":true,\"journal\":true,\"mqtt\":true}"));
        }
    }

    @Test
    void readinessNamesThePartThatIsMissing() {
        try (var scene = new Scene()) {
            scene.mqtt = false;
            assertThat(missing(scene)).isEqualTo(new JsonObject("{\"desk\":true,\"journal\":true,\"mqtt\":false}"));
            scene.mqtt = true;
            scene.journal = false;
            assertThat(missing(scene)).isEqualTo(new JsonObject("{\"desk\":true,\"journal\":false,\"mqtt\":true}"));
            assertThat(scene.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(scene.get("/api/board").statusCode()).isEqualTo(200);
        }
    }

    private static JsonObject missing(Scene scene) {
        var answer = scene.get("/health/ready");
        assertThat(answer.statusCode()).isEqualTo(503);
        return Scene.json(answer).getJsonObject("checks");
    }

    @Test
    void aDeskWhoseThreadHangsAnswersNobodyAndProvesNothing() {
        var hang = new CountDownLatch(1);
        try (var scene = new Scene(Scene.pace(Duration.ofMillis(500), LONG))) {
            await().until(() -> scene.get("/api/board").statusCode() == 200);
            scene.desk.context().runOnContext(nothing -> {
                try {
                    hang.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            await().until(() -> scene.get("/api/board").statusCode() == 503);
            assertThat(scene.get("/health/live").statusCode()).isEqualTo(503);
            assertThat(scene.get("/api/stream").statusCode()).isEqualTo(503);
            assertThat(scene.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(scene.get("/").statusCode()).isEqualTo(200);
            hang.countDown();
            await().until(() -> scene.get("/api/board").statusCode() == 200);
        } finally {
            hang.countDown();
        }
    }

    @Test
    void anActionThatCannotBeSavedSaysSoAndStandsOnceTheJournalAnswers() {
        try (var scene = new Scene(Scene.pace(LONG, Duration.ofMillis(300)))) {
            scene.stuck = true;
            var answer = scene.post("/api/rescues", new JsonObject().put("rescueCode", Quarter.code(0)));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Scene.json(answer).getString("detail"))
                    .contains("Not saved yet")
                    .contains("还没有保存");
            assertThat(scene.read("/api/board").getJsonArray("rescues")).isEmpty();
            scene.stuck = false;
            await().until(() ->
                    !scene.read("/api/board").getJsonArray("rescues").isEmpty());
        }
    }

    /** Whoever asks is told before the desk's patience with the journal ends: else it would be a 503, not a 202. */
    @Test
    void whileTheJournalRefusesOrHangsWhatIsDoneStandsInTheFileAndIsSaidWithinSixSeconds() {
        try (var scene = new Scene(Scene.pace(LONG, Duration.ofSeconds(6)))) {
            scene.stuck = true;
            isTaken(scene, 0, 202);
            assertThat(scene.read("/api/board").getJsonArray("rescues")).hasSize(1);
            assertThat(scene.desk.isSaved()).isFalse();

            scene.stuck = false;
            await().until(scene.desk::isSaved);
            isTaken(scene, 1, 201);

            scene.hangs = new CountDownLatch(1);
            for (int elevator = 2; elevator < 8; elevator++) isTaken(scene, elevator, 202);
            assertThat(scene.read("/api/board").getJsonArray("rescues")).hasSize(8);
            assertThat(scene.desk.isSaved()).isFalse();

            scene.hangs.countDown();
            await().until(scene.desk::isSaved);
            isTaken(scene, 8, 201);
            assertThat(Postgres.ask("select count(*) from rescue_desk.rescue")).containsExactly("9");
        }
    }

    private static void isTaken(Scene scene, int elevator, int status) {
        var answer = scene.post("/api/rescues", new JsonObject().put("rescueCode", Quarter.code(elevator)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Scene.json(answer).getBoolean("saved")).isEqualTo(status == 201);
    }

    @Test
    void withoutTheDatabaseTheBoardIsStillThere() {
        try (var scene = new Scene()) {
            var rescue = scene.call(Quarter.code(0));
            scene.memory.close();
            var answer = scene.get(Scene.path(rescue, ""));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(Scene.json(answer).getString("detail")).contains("The database doesn't answer at present.");
            assertThat(scene.get("/api/figures/response-times").statusCode()).isEqualTo(503);
            assertThat(scene.read("/api/board").getJsonArray("rescues")).hasSize(1);
            assertThat(scene.read("/api/rescues").getJsonArray("rescues")).hasSize(1);
        }
    }
}
