package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Samples and links from an elevator through the broker to the database, beside the desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryTest {
    private static final String TELEMETRY = "elevator/520102/%s/telemetry";
    private static final String SIGNAL = "elevator/520102/%s/signal";
    private static final String LINK = "elevator/520102/%s/link";

    private Town town;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        town = new Town(folder);
        town.report(SmallTown.NEAR, "on_duty", new JsonObject());
    }

    @AfterAll
    void stop() throws Exception {
        town.close();
    }

    @Test
    void aSampleBecomesTheElevatorsNewestStateOnceHoweverOftenItComes() throws Exception {
        var elevator = SmallTown.more(1);
        double stored = outcome("stored");
        double known = outcome("known");
        var sample = sample(elevator, Instant.now()).put("floor", "B1").put("running", true);

        send(elevator, sample);
        send(elevator, sample);

        await(() -> outcome("stored") == stored + 1 && outcome("known") == known + 1);
        assertThat(town.row("select floor || running from rescue_desk.elevator_now where elevator = ?", elevator))
                .isEqualTo("B1true");
    }

    @Test
    void whatCannotBeUsedIsCountedKeptAndHoldsUpNobody() throws Exception {
        var elevator = SmallTown.more(2);
        double refused = outcome("refused");
        double stored = outcome("stored");
        double suspicions = town.facts("RescueSuspected");
        var bad = List.of(
                Bad.of("not_json", "{"),
                Bad.of("missing_field", "{\"v\":1,\"elevator\":\"" + elevator + "\"}"),
                Bad.of("id_mismatch", sample("GY-9", Instant.now()).encode()),
                Bad.of(
                        "impossible_time",
                        sample(elevator, Instant.now().plusSeconds(3_600)).encode()));
        double before = bad.stream().mapToDouble(each -> counted(each.reason)).sum();

        for (var each : bad) town.phone().send(TELEMETRY.formatted(elevator), each.body);
        town.phone()
                .send(TELEMETRY.formatted("GY-9"), sample("GY-9", Instant.now()).encode());
        town.phone().send(LINK.formatted(elevator), "offline");
        send(elevator, sample(elevator, Instant.now()));

        await(() -> outcome("stored") == stored + 1 && outcome("refused") == refused + 6);
        assertThat(bad.stream().mapToDouble(each -> counted(each.reason)).sum()).isEqualTo(before + 5);
        Awaitility.await()
                .untilAsserted(() -> assertThat(town.get("/api/unreadable").encode())
                        .contains(
                                "impossible_time",
                                "unknown_elevator",
                                TELEMETRY.formatted("GY-9"),
                                LINK.formatted(elevator)));
        assertThat((double) town.facts("RescueSuspected")).isEqualTo(suspicions);
    }

    private record Bad(String reason, String body) {
        static Bad of(String reason, String body) {
            return new Bad(reason, body);
        }
    }

    @Test
    void aLineIsUpUntilTheBrokerSpeaksForIt() throws Exception {
        var elevator = SmallTown.more(3);
        var client = new MqttAsyncClient(town.brokerUrl(), elevator, new MemoryPersistence());
        var options = new MqttConnectionOptions();
        var will = new MqttMessage(link(elevator, "offline"));
        will.setQos(1);
        will.setRetained(true);
        options.setWill(LINK.formatted(elevator), will);
        client.connect(options).waitForCompletion(20_000);
        client.publish(LINK.formatted(elevator), link(elevator, "online"), 1, true)
                .waitForCompletion(20_000);
        await(() -> "true".equals(online(elevator)));
        assertThat(town.metric("elevator_link{state=\"online\"}")).isPositive();

        client.disconnectForcibly(0, 1, false);
        client.close(true);

        await(() -> "false".equals(online(elevator)));
    }

    @Test
    void eachTimeThatALineWasLostStandsInTheHistory() throws Exception {
        var elevator = SmallTown.more(6);
        for (var word : List.of("online", "offline", "online", "offline", "online")) {
            town.phone().retain(LINK.formatted(elevator), link(elevator, word));
            // Words that a broker hands over within the same millisecond are one moment, and no loss.
            await(() -> String.valueOf(word.equals("online")).equals(online(elevator)));
        }
        await(() -> "2"
                .equals(town.row(
                        "select count(*)::text from rescue_desk.elevator_link_lost where elevator = ? and back_at is not null",
                        elevator)));
        await(() -> "true".equals(online(elevator)));
        assertThat(town.get("/api/outages?elevator=" + elevator).getJsonArray("outages"))
                .hasSize(2);
    }

    @Test
    void aFaultLastsUntilTheControllerSaysThatTheElevatorIsBackToNormalOverARestart() throws Exception {
        var elevator = SmallTown.more(7);
        var signal = new JsonObject().put("v", 1).put("elevator", elevator).put("boot", "b1");
        town.phone()
                .send(
                        SIGNAL.formatted(elevator),
                        signal.put("kind", "fault").put("counter", 1).encode());
        await(() -> town.get("/api/elevators/" + elevator).getValue("faultySince") != null);
        town.restart();
        town.phone()
                .send(
                        SIGNAL.formatted(elevator),
                        signal.put("kind", "mode")
                                .put("counter", 2)
                                .put("mode", "normal")
                                .encode());
        await(() -> town.get("/api/elevators/" + elevator).getValue("faultySince") == null);
        var outages = town.get("/api/outages?elevator=" + elevator).getJsonArray("outages");
        assertThat(outages).hasSize(1);
        assertThat(outages.getJsonObject(0).getString("kind")).isEqualTo("fault");
        assertThat(outages.getJsonObject(0).getString("endedAt")).isNotNull();
    }

    @Test
    void aLinkThatChangedWhileTheDeskWasAwayIsKnownAfterItsStart() throws Exception {
        var elevator = SmallTown.more(4);
        town.phone().retain(LINK.formatted(elevator), link(elevator, "online"));
        await(() -> "true".equals(online(elevator)));
        town.restart(() -> town.phone().retain(LINK.formatted(elevator), link(elevator, "offline")));
        await(() -> "false".equals(online(elevator)));
    }

    @Test
    void whileSamplesCannotBeWrittenARescueGoesOnAndTheyAreWrittenAfterwards() throws Exception {
        var elevator = SmallTown.more(5);
        double stored = outcome("stored");
        town.run("alter table rescue_desk.elevator_now rename to gone");
        try {
            send(elevator, sample(elevator, Instant.now()));
            town.phone().send(SmallTown.SIGNAL, town.entrapment(SmallTown.ELEVATOR));
            assertThat(town.phone().next("crew/" + SmallTown.NEAR + "/order")).contains("offer");
            assertThat(outcome("stored")).isEqualTo(stored);
        } finally {
            town.run("alter table rescue_desk.gone rename to elevator_now");
        }
        await(() -> outcome("stored") == stored + 1);
    }

    private void send(String elevator, JsonObject sample) throws Exception {
        town.phone().send(TELEMETRY.formatted(elevator), sample.encode());
    }

    private static JsonObject sample(String elevator, Instant at) {
        return new JsonObject().put("v", 1).put("elevator", elevator).put("at", at.toString());
    }

    private static byte[] link(String elevator, String state) {
        return new JsonObject()
                .put("v", 1)
                .put("elevator", elevator)
                .put("link", state)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
    }

    private String online(String elevator) throws Exception {
        return town.row("select online::text from rescue_desk.elevator_link where elevator = ?", elevator);
    }

    private double outcome(String outcome) {
        return town.metric("telemetry_total{outcome=\"" + outcome + "\"}");
    }

    private double counted(String reason) {
        return town.metric("unreadable_total{reason=\"" + reason + "\"}");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
