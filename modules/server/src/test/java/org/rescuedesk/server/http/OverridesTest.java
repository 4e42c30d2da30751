package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.server.PersonNotes;

/** What a person decides instead of the rules, corrects, notes and releases, over HTTP; every answer is also held to the contract. */
class OverridesTest {
    private static final AtomicInteger NEXT = new AtomicInteger();

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
    void aPersonSendsAnotherCrewInPlaceOfTheFirstAndThenOneBeside() {
        var rescue = alone();
        var sent = act(rescue, "/send", because("认识这台电梯").put("crew", "C-far"));
        assertThat(sent.getJsonObject("crew").getString("id")).isEqualTo("C-far");
        assertThat(assignments(rescue)).containsExactly("C-near STOOD_DOWN", "C-far OFFERED");
        var beside = act(rescue, "/send", because("两人更快").put("crew", "C-near").put("extra", true));
        assertThat(beside.getJsonArray("others").getJsonObject(0).getString("id"))
                .isEqualTo("C-near");
        assertThat(beside.getJsonArray("others").getJsonObject(0).getBoolean("extra"))
                .isTrue();
        long seq = scene.desk.seq();
        act(rescue, "/send", because("两人更快").put("crew", "C-near").put("extra", true));
        assertThat(scene.desk.seq()).as("the same again adds nothing").isEqualTo(seq);
        act(rescue, "/stand-down", because("不必再去").put("crew", "C-near"));
        act(rescue, "/stand-down", because("不必再去").put("crew", "C-near"));
        assertThat(assignments(rescue)).containsExactly("C-near STOOD_DOWN", "C-far OFFERED", "C-near STOOD_DOWN");
        dismiss(rescue);
    }

    @Test
    void theFireBrigadeIsAnAssignmentOfItsOwnAndItsContactIsInNoAnswer() {
        var rescue = alone();
        var opened = act(rescue, "/level", because("有人受伤").put("level", 3));
        assertThat(opened.getInteger("level")).isEqualTo(3);
        assertThat(marks(opened, "alarms")).containsExactly("FIRE_BRIGADE_WANTED");
        var contact = new JsonObject().put("name", "李消防").put("phone", "119").put("note", "云梯车");
        var over = act(rescue, "/hand-over", contact);
        assertThat(over.getInstant("handedOverAt")).isEqualTo(scene.now());
        assertThat(marks(over, "alarms")).isEmpty();
        assertThat(marks(over, "acknowledged")).containsExactly("FIRE_BRIGADE_WANTED");
        assertThat(act(rescue, "/hand-over", contact).getJsonArray("others")).hasSize(1);
        var detail = scene.get(Scene.path(rescue, ""));
        assertThat(detail.body()).contains("云梯车").doesNotContain("李消防");
        var level = Scene.json(detail).getJsonArray("levels").getJsonObject(0);
        assertThat(level.getString("why")).isEqualTo("OVERRIDE");
        assertThat(level.getString("reason")).isEqualTo("有人受伤");
        dismiss(rescue);
    }

    @Test
    void whatWasSaidIsSilentOnceAPersonHasSeenIt() {
        var rescue = alone();
        var early = scene.post(Scene.path(rescue, "/acknowledge"), new JsonObject().put("mark", "LATE"));
        assertThat(early.statusCode()).isEqualTo(409);
        scene.passes(Duration.ofMinutes(31));
        var late = row(rescue);
        assertThat(marks(late, "alarms")).contains("OVERDUE", "LATE");
        var seen = act(rescue, "/acknowledge", new JsonObject().put("mark", "LATE"));
        assertThat(marks(seen, "alarms")).contains("OVERDUE").doesNotContain("LATE");
        assertThat(marks(seen, "acknowledged")).contains("LATE");
        dismiss(rescue);
    }

    @Test
    void whoIsInsideIsKnownPieceByPiece() {
        var rescue = alone();
        act(rescue, "/passengers", new JsonObject().put("people", 3).put("vulnerability", "CHILD"));
        var described =
                act(rescue, "/passengers", new JsonObject().put("injured", 1).put("note", "孩子在哭"));
        assertThat(described.getJsonObject("passengers"))
                .isEqualTo(new JsonObject("{\"people\":3,\"injured\":1,\"vulnerability\":\"CHILD\"}"));
        long seq = scene.desk.seq();
        act(rescue, "/passengers", new JsonObject().put("people", 3));
        assertThat(scene.desk.seq()).isEqualTo(seq);
        assertThat(lastData(rescue).getString("note")).isEqualTo("孩子在哭");
        dismiss(rescue);
    }

    @Test
    void peopleWhoGotOutThemselvesEndARescueAndSoDoesBeingADuplicate() {
        var rescue = alone();
        var other = scene.call(Quarter.code(NEXT.getAndIncrement()));
        var self = act(rescue, "/self-released", because("自己扳开了门").put("people", 2));
        assertThat(self.getString("stage")).isEqualTo("SELF_RELEASED");
        assertThat(self.getInteger("people")).isEqualTo(2);
        var third = scene.call(Quarter.code(NEXT.getAndIncrement()));
        var itself = because("同一事件").put("of", third.value());
        assertThat(scene.post(Scene.path(third, "/duplicate"), itself).statusCode())
                .isEqualTo(409);
        var same = act(third, "/duplicate", because("同一事件").put("of", other.value()));
        assertThat(same.getString("stage")).isEqualTo("DUPLICATE");
        assertThat(same.getString("duplicateOf")).isEqualTo(other.value());
        dismiss(other);
    }

    @Test
    void aRescueThatTheDeskHasPutAwayIsRecalledToBeCorrectedAndAnnotated() {
        var rescue = closed();
        scene.passes(Duration.ofHours(2));
        dismiss(alone());
        assertThat(scene.desk.announced().rescues().has(rescue)).isFalse();
        var correction = because("数错了").put("field", "PEOPLE").put("value", "4").put("approver", "chief-1");
        var again = correction.copy().put("approver", "dispatcher");
        assertThat(scene.post(Scene.path(rescue, "/correction"), again).statusCode())
                .isEqualTo(409);
        assertThat(scene.desk.announced().rescues().has(rescue))
                .as("what is refused recalls nothing")
                .isFalse();
        var corrected = act(rescue, "/correction", correction);
        assertThat(corrected.getInteger("people")).isEqualTo(4);
        long seq = scene.desk.seq();
        act(rescue, "/correction", correction);
        assertThat(scene.desk.seq()).isEqualTo(seq);
        act(rescue, "/note", new JsonObject().put("note", "家属来电致谢"));
        var detail = scene.read(Scene.path(rescue, ""));
        var made = detail.getJsonArray("corrections").getJsonObject(0);
        assertThat(made.getString("was")).isEqualTo("1");
        assertThat(made.getString("is")).isEqualTo("4");
        assertThat(made.getString("approver")).isEqualTo("chief-1");
        assertThat(detail.getJsonArray("timeline").stream()
                        .map(fact -> ((JsonObject) fact).getString("type"))
                        .toList())
                .endsWith("RescueRecalled", "CorrectionMade", "NoteAdded");
    }

    @Test
    void aCallBackIsDueUntilItIsMade() {
        var rescue = alone();
        act(rescue, "/release", new JsonObject().put("people", 1));
        assertThat(ids(scene.read("/api/call-backs"), "rescues")).doesNotContain(rescue.value());
        scene.passes(Duration.ofHours(1));
        assertThat(ids(scene.read("/api/call-backs"), "rescues")).contains(rescue.value());
        assertThat(marks(row(rescue), "alarms")).containsExactly("CALL_BACK_DUE", "CAUSE_DUE");
        assertThat(act(rescue, "/call-back", new JsonObject()).getString("stage"))
                .isEqualTo("VERIFIED");
        act(rescue, "/call-back", new JsonObject());
        assertThat(ids(scene.read("/api/call-backs"), "rescues")).doesNotContain(rescue.value());
        act(rescue, "/close", new JsonObject());
    }

    @Test
    void aRescueThatHasEndedAndWasPutAwayIsCalledBackAndGivenItsCause() {
        var rescue = alone();
        act(rescue, "/release", new JsonObject().put("people", 1));
        act(rescue, "/close", new JsonObject());
        scene.passes(Duration.ofHours(1));
        alone();
        scene.passes(Duration.ofHours(2));
        alone();
        assertThat(ids(scene.read("/api/call-backs"), "rescues")).contains(rescue.value());
        assertThat(act(rescue, "/call-back", new JsonObject()).getString("stage"))
                .isEqualTo("CLOSED");
        assertThat(ids(scene.read("/api/call-backs"), "rescues")).doesNotContain(rescue.value());
        var caused = act(rescue, "/close", new JsonObject().put("cause", "door.lock_contact"));
        assertThat(caused.getString("cause")).isEqualTo("door.lock_contact");
        var blank = scene.post(Scene.path(rescue, "/note"), new JsonObject().put("note", "\u3000 "));
        assertThat(blank.statusCode()).isEqualTo(400);
    }

    @Test
    void anElevatorIsOutOfServiceUntilANamedPersonReleasesItAndItsPutAwayRescueLearnsOfIt() {
        int n = NEXT.getAndIncrement();
        var rescue = scene.call(Quarter.code(n));
        var near = Quarter.NEAR;
        scene.ask(new CrewCommand.Released(scene.now(), By.crew(near), near, rescue, 1, 1));
        scene.ask(new CrewCommand.CauseFound(
                scene.now(), By.crew(near), near, rescue, "door", false, PersonNotes.words("note", "")));
        assertThat(row(rescue).getJsonObject("passengers").getInteger("injured"))
                .isEqualTo(1);
        var id = Quarter.elevatorId(n);
        assertThat(row(rescue).getString("outOfServiceSince")).isNotNull();
        scene.passes(Duration.ofHours(2));
        dismiss(alone());
        var out = outOfService(id.value());
        assertThat(out.getString("areaName") + out.getString("areaNameEn")).isEqualTo("南明区Nanming");
        assertThat(scene.read("/api/elevators/" + id).getString("outOfServiceSince"))
                .isNotNull();
        var released = scene.post(
                "/api/elevators/" + id + "/service",
                new JsonObject().put("name", "赵师傅").put("phone", "138"));
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        assertThat(Scene.json(released).getValue("outOfServiceSince")).isNull();
        assertThat(row(rescue).getJsonObject("times").fieldNames()).contains("BACK_IN_SERVICE");
        assertThat(Postgres.ask("select value from person_note where field = 'name'"))
                .contains("赵师傅");
        var twice = scene.post("/api/elevators/" + id + "/service", new JsonObject().put("name", "赵师傅"));
        assertThat(twice.statusCode()).isEqualTo(409);
        scene.post("/api/elevators/" + id + "/out-of-service", because("年检"));
        var again = scene.post("/api/elevators/" + id + "/out-of-service", because("年检"));
        assertThat(Scene.json(again).getInstant("outOfServiceSince")).isEqualTo(scene.now());
        assertThat(scene.post("/api/elevators/GY-none/out-of-service", because("x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aCrewTellsUntilWhenItIsOnDutyAndThatItRests() {
        var crew = Quarter.FAR;
        scene.ask(new CrewCommand.WentOffDuty(scene.now(), By.crew(crew), crew));
        var until = scene.now().plus(Duration.ofHours(200));
        scene.ask(new CrewCommand.CameOnDuty(scene.now(), By.crew(crew), crew, until));
        scene.ask(new CrewCommand.BeganRest(scene.now(), By.crew(crew), crew));
        var row = scene.read("/api/crews").getJsonArray("crews").getJsonObject(0);
        assertThat(row.getString("readiness")).isEqualTo("RESTING");
        assertThat(row.getInstant("onDutyUntil")).isEqualTo(until);
        scene.ask(new CrewCommand.CameOnDuty(scene.now(), By.crew(crew), crew));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /level          | {"level":4,"reason":"x"}                                               | level
                    /level          | {"level":2}                                                          | reason
                    /level          | {"level":"2","reason":"x"}                                           | level
                    /send           | {"crew":"C-far"}                                                     | reason
                    /send           | {"crew":"C far","reason":"x"}                                        | crew
                    /send           | {"crew":"C-far","extra":"yes","reason":"x"}                          | extra
                    /stand-down     | {"crew":"C-far","reason":""}                                         | reason
                    /hand-over      | {"phone":"119"}                                                      | name
                    /hand-over      | {"name":"李","phone":"call"}                                         | phone
                    /acknowledge    | {"mark":"TIRED"}                                                     | mark
                    /passengers     | {}                                                                   |
                    /passengers     | {"injured":-1}                                                       | injured
                    /passengers     | {"vulnerability":"OLD"}                                              | vulnerability
                    /note           | {"note":""}                                                          | note
                    /note           | {"note":"a\\u0000b"}                                                 | note
                    /self-released  | {"reason":"x","at":"yesterday"}                                      | at
                    /duplicate      | {"of":"nothing","reason":"x"}                                        | of
                    /correction     | {"field":"PEOPLE","value":"4","reason":"x"}                          | approver
                    /correction     | {"field":"CAUSE","value":"nonsense","approver":"a","reason":"x"}     | cause
                    /correction     | {"field":"ARRIVED","value":"4","approver":"a","reason":"x"}          | field
                    /call-back      | {"note":"x"}                                                         | note
                    """)
    void whatDoesNotFitTheContractIsRefusedByItsField(String action, String body, String field) {
        var answer = scene.post("/api/rescues/GY-9@20200101T000000Z" + action, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Scene.json(answer).getString("field")).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /level          | {"level":2,"reason":"x"}
                    /note           | {"note":"x"}
                    /call-back      | {}
                    /correction     | {"field":"PEOPLE","value":"4","approver":"a","reason":"x"}
                    """)
    void whatNobodyKnowsIsNotFound(String action, String body) {
        var answer = scene.post("/api/rescues/GY-9@20200101T000000Z" + action, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    @Test
    void whatTheRescueDoesNotAllowIsSaidInASentence() {
        var rescue = alone();
        assertThat(refused(rescue, "/send", because("x").put("crew", "C-nobody")))
                .contains("登记数据中没有人员 C-nobody")
                .contains("The register has no crew C-nobody.");
        assertThat(refused(rescue, "/stand-down", because("x").put("crew", "C-far")))
                .contains("was never asked");
        var wrong = because("x").put("approver", "chief-1");
        assertThat(refused(
                        rescue,
                        "/correction",
                        wrong.copy().put("field", "PEOPLE").put("value", "many")))
                .contains("can't be the value of PEOPLE");
        assertThat(refused(
                        rescue,
                        "/correction",
                        wrong.copy().put("field", "RELEASED_AT").put("value", "2026")))
                .contains("Nobody is released yet");
        assertThat(refused(rescue, "/call-back", new JsonObject())).contains("nobody is to be called back");
        var huge = new JsonObject().put("note", "很".repeat(2_000));
        assertThat(scene.post(Scene.path(rescue, "/note"), huge).statusCode()).isEqualTo(200);
        var tooLong = new JsonObject().put("note", "很".repeat(2_001));
        assertThat(scene.post(Scene.path(rescue, "/note"), tooLong).statusCode())
                .isEqualTo(400);
        dismiss(rescue);
    }

    /** A rescue for which the near crew is asked; nobody is bound to any other. */
    private static RescueId alone() {
        var rescue = scene.call(Quarter.code(NEXT.getAndIncrement()));
        assertThat(row(rescue).getJsonObject("crew").getString("id")).isEqualTo(crew().value());
        return rescue;
    }

    private static CrewId crew() {
        return Quarter.NEAR;
    }

    private static RescueId closed() {
        var rescue = alone();
        act(rescue, "/release", new JsonObject().put("people", 1));
        act(rescue, "/close", new JsonObject().put("cause", "door"));
        return rescue;
    }

    private static JsonObject because(String reason) {
        return new JsonObject().put("reason", reason);
    }

    private static void dismiss(RescueId rescue) {
        act(rescue, "/false-alarm", because("测试"));
    }

    private static JsonObject act(RescueId rescue, String action, JsonObject body) {
        var answer = scene.post(Scene.path(rescue, action), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Scene.json(answer);
    }

    private static String refused(RescueId rescue, String action, JsonObject body) {
        var answer = scene.post(Scene.path(rescue, action), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        return Scene.json(answer).getString("detail");
    }

    private static JsonObject row(RescueId rescue) {
        return scene.read(Scene.path(rescue, "")).getJsonObject("rescue");
    }

    private static JsonObject lastData(RescueId rescue) {
        var timeline = scene.read(Scene.path(rescue, "")).getJsonArray("timeline");
        return timeline.getJsonObject(timeline.size() - 1).getJsonObject("data");
    }

    private static List<String> assignments(RescueId rescue) {
        return scene.read(Scene.path(rescue, "")).getJsonArray("assignments").stream()
                .map(JsonObject.class::cast)
                .map(each -> each.getString("crew") + " " + each.getString("state"))
                .toList();
    }

    private static List<String> marks(JsonObject row, String list) {
        return row.getJsonArray(list).stream()
                .map(mark -> ((JsonObject) mark).getString("mark"))
                .toList();
    }

    private static JsonObject outOfService(String id) {
        return scene.read("/api/out-of-service").getJsonArray("elevators").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonObject answer, String list) {
        return answer.getJsonArray(list).stream()
                .map(each -> ((JsonObject) each).getString("id"))
                .toList();
    }
}
