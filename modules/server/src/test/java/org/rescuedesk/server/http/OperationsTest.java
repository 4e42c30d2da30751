package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.DeskCommand.TakeCalibration;
import org.rescuedesk.core.ask.SignalCommand.Cried;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learned;
import org.rescuedesk.core.travel.Learned.AreaError;
import org.rescuedesk.core.travel.Traffic;
import org.rescuedesk.store.telemetry.LinkState;
import org.rescuedesk.store.telemetry.Received;

/** Each operation of the contract, on a desk with two crews on duty; every answer is also held to the contract. */
class OperationsTest {
    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
        scene.onDuty(Quarter.NEAR);
        scene.onDuty(Quarter.FAR);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void aCallByRescueCodeOpensARescue() {
        var answer = scene.post(
                "/api/rescues",
                new JsonObject()
                        .put("rescueCode", Quarter.code(0))
                        .put("people", 2)
                        .put("note", "电梯停在三楼"));
        assertThat(answer.statusCode()).isEqualTo(201);
        var row = Scene.json(answer);
        assertThat(answer.headers().firstValue("Location")).contains("/api/rescues/" + row.getString("id"));
        assertThat(row.getString("elevator")).isEqualTo("GY-000000");
        assertThat(row.getString("rescueCode")).isEqualTo("035300");
        assertThat(row.getString("place")).isEqualTo("贵阳市南明区花果园0栋1号梯");
        assertThat(row.getInteger("people")).isEqualTo(2);
    }

    @Test
    void whereTheJournalStandsIsSignedOnDemandByAKeyThatEverybodyMayAskFor() {
        Scene.await(scene.checkpoints.adoptKey());
        var taken = scene.post("/api/checkpoint", new JsonObject());
        assertThat(taken.statusCode()).isEqualTo(201);
        var checkpoint = Checkpoint.of(taken.body());
        var keys = scene.read("/.well-known/rescue-desk-keys").getJsonArray("keys");
        var key = keys.getJsonObject(keys.size() - 1);
        assertThat(checkpoint.isSignedBy(new VerifyingKey(key.getString("publicKey"))))
                .isTrue();
        assertThat(checkpoint.seq()).isGreaterThanOrEqualTo(key.getLong("fromSeq"));
        assertThat(checkpoint.exercise()).isTrue();
        assertThat(scene.get("/api/checkpoint").body()).isEqualTo(checkpoint.toString());
    }

    @Test
    void byWhichFiguresTravelTimesAreReckonedIsPublishedWithTheirError() {
        var builtIn = scene.read("/api/travel-times");
        assertThat(builtIn.getString("source")).isEqualTo("great-circle");
        assertThat(builtIn.getJsonObject("learned")).isNull();
        assertThat(builtIn.getJsonObject("everywhere").getJsonArray("speedMps").getDouble(18))
                .isEqualTo(6.5);
        var slow = new Traffic(Duration.ofSeconds(95), 1_350, Collections.nCopies(Traffic.HOURS, 7_300));
        var error = new AreaError("520102", 40, -4_000, 77_000, 171_000);
        var learned = new Learned(1_234, Learned.Arrivals.PROVEN, 400, 100, error, List.of(error));
        var areas = Sorted.<String, Traffic>empty().with("522635", slow);
        var date = LocalDate.parse("2026-11-23");
        scene.ask(new TakeCalibration(scene.now(), new Calibration(3, date, slow, areas, learned)));
        var taken = scene.read("/api/travel-times");
        assertThat(taken.getString("source")).isEqualTo("calibrated/2026-11-23/3");
        assertThat(taken.getJsonObject("learned")
                        .getJsonArray("areas")
                        .getJsonObject(0)
                        .getDouble("p90AbsS"))
                .isEqualTo(171);
        scene.ask(new TakeCalibration(scene.now(), Calibration.BUILT_IN));
        assertThat(scene.read("/api/travel-times")).isEqualTo(builtIn);
    }

    @Test
    void aSecondCallJoinsTheRescue() {
        var first = Scene.json(scene.post("/api/rescues", new JsonObject().put("elevator", "GY-000001")));
        var call = new JsonObject().put("rescueCode", Quarter.code(1)).put("people", 4);
        var second = scene.post("/api/rescues", call);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Scene.json(second).getString("id")).isEqualTo(first.getString("id"));
        assertThat(Scene.json(second).getInteger("people")).isEqualTo(4);
    }

    @Test
    void aDispatcherTakesARescueToItsEnd() {
        var rescue = scene.call(Quarter.code(2));
        var arrived = act(rescue, "/arrival", new JsonObject().put("who", "保安老张"));
        assertThat(arrived.getString("stage")).isEqualTo("OPEN");
        assertThat(arrived.getString("arrivalGrade")).isEqualTo("C");
        var released = act(rescue, "/release", new JsonObject().put("people", 3));
        assertThat(released.getString("stage")).isEqualTo("RELEASED");
        var closing = new JsonObject().put("cause", "door").put("note", "门锁触点").put("calledBack", true);
        var closed = act(rescue, "/close", closing);
        assertThat(closed.getString("stage")).isEqualTo("CLOSED");
        assertThat(closed.getJsonObject("times").fieldNames())
                .contains("RECEIVED", "OPENED", "ARRIVED", "RELEASED", "CALLED_BACK", "CAUSE_REPORTED", "CLOSED");
        assertThat(ids(scene.read("/api/rescues?state=ended"), "rescues")).contains(rescue.value());
    }

    @Test
    void allRescuesComePageByPageInTheOrderOfTheirIds() {
        var one = scene.call(Quarter.code(20)).value();
        var other = scene.call(Quarter.code(21)).value();
        assertThat(ids(scene.read("/api/rescues?state=all&limit=200"), "rescues"))
                .isSorted()
                .contains(one, other);
        assertThat(ids(scene.read("/api/rescues?state=all&limit=1&after=" + one), "rescues"))
                .containsExactly(other);
        assertThat(scene.get("/api/rescues?state=all&after=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void aTimeThatADispatcherGivesIsKept() {
        var rescue = scene.call(Quarter.code(3));
        var at = scene.now();
        scene.passes(Duration.ofMinutes(4));
        var arrival =
                new JsonObject().put("who", "物业").put("at", at.plusSeconds(60).toString());
        assertThat(act(rescue, "/arrival", arrival).getInteger("arrivalS")).isEqualTo(60);
        var inGuiyang = at.plusSeconds(120).atOffset(ZoneOffset.ofHours(8)).toString();
        var released = act(rescue, "/release", new JsonObject().put("people", 1).put("at", inGuiyang));
        assertThat(released.getString("releasedAt"))
                .isEqualTo(at.plusSeconds(120).toString());
    }

    @Test
    void aSuspicionIsConfirmedOrDismissed() {
        var one = suspect(4);
        var asked = scene.read(Scene.path(one, "")).getJsonObject("rescue");
        assertThat(asked.getString("suspicion")).isEqualTo("UNREADABLE");
        assertThat(asked.getInstant("openAt"))
                .isEqualTo(asked.getInstant("startedAt").plusSeconds(60));
        var confirmed = act(one, "/confirm", new JsonObject());
        assertThat(confirmed.getString("stage")).isEqualTo("OPEN");
        assertThat(confirmed.getString("suspicion")).isNull();
        var dismissed = act(suspect(5), "/false-alarm", new JsonObject().put("reason", "测试"));
        assertThat(dismissed.getString("stage")).isEqualTo("FALSE_ALARM");
    }

    @Test
    void whoCriesBeyondTheLimitIsNamedOnTheBoardForAnHour() {
        for (int n = 0; n < 5; n++) {
            act(suspect(9), "/false-alarm", new JsonObject().put("reason", "测试"));
            scene.passes(Duration.ofSeconds(1));
        }
        assertThat(findings()).doesNotContain("GY-000009");
        suspect(9);
        assertThat(findings()).contains("GY-000009");
        scene.passes(Duration.ofHours(1).plusSeconds(1));
        assertThat(findings()).doesNotContain("GY-000009");
    }

    private static List<String> findings() {
        JsonArray findings = scene.read("/api/board").getJsonArray("findings");
        return findings.stream()
                .map(found -> ((JsonObject) found).getString("about"))
                .toList();
    }

    @Test
    void anElevatorIsFoundByCodeIdOrPlace() {
        assertThat(ids(scene.read("/api/elevators?q=" + Quarter.code(7)), "elevators"))
                .containsExactly("GY-000007");
        assertThat(ids(scene.read("/api/elevators?q=gy-00000"), "elevators")).hasSize(10);
        assertThat(ids(scene.read("/api/elevators?q=%E8%8A%B1%E6%9E%9C%E5%9B%AD"), "elevators"))
                .hasSize(20);
        assertThat(ids(scene.read("/api/elevators?q=none"), "elevators")).isEmpty();
    }

    @Test
    void anElevatorTellsHowItIsAndWasAndOfItsRescues() {
        var id = Quarter.elevatorId(8);
        var none = scene.read("/api/elevators/" + id);
        assertThat(none.getJsonObject("elevator").getString("place")).isEqualTo("贵阳市南明区花果园8栋1号梯");
        assertThat(none.getValue("link")).isNull();
        assertThat(none.getValue("now")).isNull();
        assertThat(ids(none, "rescues")).isEmpty();
        assertThat(ids(none, "outages")).isEmpty();
        assertThat(none.getValue("faultySince")).isNull();
        assertThat(scene.read("/api/elevators/" + id + "/history").getJsonArray("stretches"))
                .isEmpty();

        var now = scene.now();
        scene.memory.telemetry().write(List.of(sample(id, now, 1_000), sample(id, now.minusSeconds(3_600), 990)));
        var link = new Link(id, false, null);
        scene.memory.telemetry().writeLinks(List.of(new LinkState(link, now, now)));
        var rescue = scene.call(Quarter.code(8));

        var detail = scene.read("/api/elevators/" + id);
        assertThat(detail.getJsonObject("link").getBoolean("online")).isFalse();
        assertThat(detail.getJsonObject("now").getString("mode")).isEqualTo("INSPECTION");
        assertThat(detail.getJsonObject("now").getLong("runs")).isEqualTo(1_000);
        assertThat(detail.getJsonObject("now").getValue("passenger")).isNull();
        assertThat(ids(detail, "rescues")).containsExactly(rescue.value());
        assertThat(ids(detail, "outages")).containsExactly(id + "@" + now + "@link_lost");
        var history = scene.read("/api/elevators/" + id + "/history");
        assertThat(history.getInstant("until")).isAfter(now).isBefore(now.plus(Duration.ofMinutes(16)));
        assertThat(Duration.between(history.getInstant("from"), history.getInstant("until")))
                .isEqualTo(Duration.ofDays(1));
        assertThat(history.getJsonArray("stretches")).hasSize(2);
        assertThat(history.getJsonArray("stretches").getJsonObject(1).getLong("runs"))
                .isEqualTo(10);
    }

    @Test
    void anElevatorWhoseClockIsAheadIsDrawnUpToItsNewestSample() {
        var id = Quarter.elevatorId(9);
        var ahead = scene.now().plus(Duration.ofMinutes(16));
        scene.memory.telemetry().write(List.of(sample(id, ahead, 1_000)));
        var history = scene.read("/api/elevators/" + id + "/history");
        assertThat(history.getInstant("until")).isAfter(ahead);
        assertThat(history.getJsonArray("stretches")).hasSize(1);
    }

    @Test
    void anElevatorThatNobodyKnowsIsNotFound() {
        assertThat(scene.get("/api/elevators/GY-none").statusCode()).isEqualTo(404);
        assertThat(scene.get("/api/elevators/GY-none/history").statusCode()).isEqualTo(404);
    }

    @Test
    void faultsAndLostLinksComePageByPageAndNarrowed() {
        var id = Quarter.elevatorId(14);
        var began = scene.now();
        signal(id, Signal.Kind.FAULT, null);
        scene.memory.telemetry().writeLinks(List.of(new LinkState(new Link(id, false, null), began, began)));
        assertThat(scene.read("/api/elevators/" + id).getInstant("faultySince")).isEqualTo(began);
        scene.passes(Duration.ofMinutes(5));
        signal(id, Signal.Kind.MODE, ServiceMode.NORMAL);

        var mine = "/api/outages?elevator=" + id;
        var all = scene.read(mine);
        assertThat(ids(all, "outages")).containsExactly(id + "@" + began + "@fault", id + "@" + began + "@link_lost");
        assertThat(all.getInteger("linksUnwritten")).isZero();
        var fault = all.getJsonArray("outages").getJsonObject(0);
        assertThat(fault.getInstant("beganAt")).isEqualTo(began);
        assertThat(fault.getInstant("endedAt")).isEqualTo(scene.now());
        assertThat(all.getJsonArray("outages").getJsonObject(1).getValue("endedAt"))
                .isNull();
        assertThat(scene.read("/api/elevators/" + id).getValue("faultySince")).isNull();

        assertThat(ids(scene.read(mine + "&limit=1"), "outages")).containsExactly(id + "@" + began + "@fault");
        assertThat(ids(scene.read(mine + "&limit=1&after=" + id + "@" + began + "@fault"), "outages"))
                .containsExactly(id + "@" + began + "@link_lost");
        assertThat(ids(scene.read(mine + "&from=" + scene.now()), "outages"))
                .containsExactly(id + "@" + began + "@link_lost");
        assertThat(ids(scene.read(mine + "&until=" + began), "outages")).isEmpty();
        assertThat(ids(scene.read("/api/outages"), "outages")).contains(id + "@" + began + "@fault");
        for (var wrong : List.of(
                "from=now",
                "until=2026-02-30T00:00:00Z",
                "limit=0",
                "elevator=%20",
                "after=x",
                "after=E@2026-02-30T00:00:00Z@fault",
                "after=E@2026-02-03T00:00:00Z@rust")) {
            assertThat(scene.get("/api/outages?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    private static void signal(ElevatorId elevator, Signal.Kind kind, ServiceMode mode) {
        var id = new SignalId(elevator + "/" + kind + "/" + scene.now());
        var signal = new Signal(id, elevator, kind, null, null, null, mode);
        scene.ask(new Signalled(scene.now(), By.elevator(elevator), Quarter.AREA, signal));
    }

    private static Received sample(ElevatorId elevator, Instant at, long runs) {
        var sample =
                new Sample(elevator, at, ServiceMode.INSPECTION, false, null, null, "3", true, null, true, runs, null);
        return new Received(sample, at);
    }

    @Test
    void theBoardHoldsWhatIsOpenAndAllCrews() {
        var rescue = scene.call(Quarter.code(6));
        var board = scene.read("/api/board");
        assertThat(ids(board, "rescues")).contains(rescue.value());
        assertThat(ids(board, "crews")).containsExactly("C-far", "C-near");
        assertThat(ids(scene.read("/api/rescues"), "rescues")).contains(rescue.value());
        assertThat(ids(scene.read("/api/crews"), "crews")).containsExactly("C-far", "C-near");
        assertThat(board.getJsonArray("crews").getJsonObject(0).getJsonArray("skills"))
                .containsExactly("brand:KONE", "type:traction");
        var elevator = scene.read("/api/elevators/" + Quarter.elevatorId(6)).getJsonObject("elevator");
        assertThat(elevator.getString("brand")).isEqualTo("KONE");
        assertThat(elevator.getString("type")).isEqualTo("traction");
        assertThat(board.getLong("seq")).isEqualTo(scene.desk.seq());
        assertThat(board.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(board.getBoolean("driven")).isTrue();
        assertThat(board.getBoolean("exercise")).isTrue();
    }

    @Test
    void whatCannotBeReadIsShown() {
        var raw = RawInput.of(scene.now(), "elevator/520102/x/signal", new byte[] {'{', 0, -1}, "not_json", "No JSON.");
        Scene.await(scene.desk.keep(raw, Optional.empty()));
        var kept = scene.read("/api/unreadable").getJsonArray("unreadable").getJsonObject(0);
        assertThat(kept.getString("topic")).isEqualTo("elevator/520102/x/signal");
        assertThat(kept.getInteger("size")).isEqualTo(3);
        assertThat(kept.getString("preview")).startsWith("{");
    }

    @Test
    void theFigureIsThereForPageAndSpreadsheet() {
        var figure = scene.read("/api/figures/response-times");
        assertThat(figure.getBoolean("exercise")).isTrue();
        var csv = scene.get("/api/figures/response-times.csv");
        assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(csv.body())
                .startsWith("\uFEFFfield,指标,figure,value,unit\r\nasOf,")
                .contains("\r\nrescues,救援起数,rescues,");
    }

    private static JsonObject act(RescueId rescue, String action, JsonObject body) {
        var answer = scene.post(Scene.path(rescue, action), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Scene.json(answer);
    }

    private static RescueId suspect(int elevator) {
        var id = Quarter.elevatorId(elevator);
        scene.ask(new Cried(
                scene.now(),
                By.elevator(id),
                Quarter.AREA,
                id,
                new SignalId(id + "/" + scene.now()),
                Distrust.UNREADABLE,
                "Not JSON.",
                null));
        return RescueId.opening(id, scene.now(), 1);
    }

    private static List<String> ids(JsonObject answer, String list) {
        JsonArray rows = answer.getJsonArray(list);
        return rows.stream().map(row -> ((JsonObject) row).getString("id")).toList();
    }
}
