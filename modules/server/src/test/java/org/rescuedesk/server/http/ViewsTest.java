package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DeskCommand.TakePolicies;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.server.PersonNotes;

/** What the rows say in the course of a rescue. */
class ViewsTest {
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
    void theBookOfRulesSaysWhichAreInForceWhereAndARescueWhichItGoesBy() {
        var rules = Policy.NATIONAL;
        var planned = new Policy(
                new PolicyId("5201", 1),
                scene.now().plus(Duration.ofDays(9)),
                "市政府令",
                new Arrivals(Duration.ofMinutes(25), ClockStart.ORDERED, Duration.ofMinutes(20), Duration.ofHours(2)),
                rules.escalation(),
                rules.suspicions(),
                rules.eligibility());
        scene.ask(new TakePolicies(scene.now(), By.DESK, List.of(planned)));
        var book = scene.read("/api/policies");
        assertThat(book.getString("national")).isEqualTo("national/2");
        var city = book.getJsonArray("policies").getJsonObject(0);
        assertThat(city.getString("id") + city.getInteger("limitS")).isEqualTo("5201/11500");
        assertThat(city.getString("from")).isEqualTo(planned.from().toString());
        var national = book.getJsonArray("policies").getJsonObject(1);
        assertThat(national.getInteger("level1AnswerS")).isEqualTo(180);
        assertThat(national.getValue("from")).isNull();
        var there = book.getJsonArray("inForce").getJsonObject(0);
        assertThat(there.getString("area") + there.getString("policy")).isEqualTo("520102national/2");
        assertThat(there.getInteger("limitS")).isEqualTo(1_800);
        var row = Scene.json(scene.post("/api/rescues", new JsonObject().put("elevator", "GY-000027")));
        var policy = scene.read("/api/rescues/" + row.getString("id")).getJsonObject("policy");
        assertThat(policy.getString("id") + policy.getValue("limitS") + policy.getString("clockStart"))
                .isEqualTo("national/2nullRECEIVED");
    }

    @Test
    void theRowFollowsTheCrewFromOfferToArrival() {
        scene.onDuty(Quarter.NEAR);
        var rescue = scene.call(Quarter.code(0));
        var offered = row(rescue).getJsonObject("crew");
        assertThat(offered.getString("state")).isEqualTo("OFFERED");
        assertThat(offered.getString("name")).isEqualTo("近组");
        assertThat(offered.getInstant("answerBy"))
                .isEqualTo(offered.getInstant("offeredAt").plusSeconds(180));
        scene.passes(Duration.ofSeconds(30));
        scene.ask(new CrewCommand.Departed(scene.now(), By.crew(Quarter.NEAR), Quarter.NEAR, rescue));
        var driving = row(rescue).getJsonObject("crew");
        assertThat(driving.getString("state")).isEqualTo("EN_ROUTE");
        assertThat(driving.getInstant("etaAt"))
                .as("it set out half a minute sooner than the minute that the offer reckoned with")
                .isEqualTo(offered.getInstant("etaAt").minusSeconds(30));
        scene.passes(Duration.ofMinutes(9));
        arrive(rescue, Source.QR);
        var there = row(rescue);
        assertThat(there.getString("stage")).isEqualTo("ON_SITE");
        assertThat(there.getJsonObject("crew").getString("etaAt")).isNull();
        assertThat(there.getString("arrivalGrade")).isEqualTo("B");
        assertThat(there.getInteger("arrivalS")).isEqualTo(570);
        assertThat(there.getBoolean("late")).isFalse();
    }

    @Test
    void theRowTellsOfTheCrewThatFellSilentUntilSomebodyIsThere() {
        scene.onDuty(Quarter.NEAR);
        var rescue = scene.call(Quarter.code(0));
        var near = By.crew(Quarter.NEAR);
        scene.ask(new CrewCommand.Departed(scene.now(), near, Quarter.NEAR, rescue));
        assertThat(row(rescue).getJsonArray("silent")).isEmpty();
        scene.passes(Duration.ofMinutes(40));
        var silent = objects(row(rescue), "silent");
        assertThat(silent)
                .containsExactly(new JsonObject()
                        .put("id", "C-near")
                        .put("name", "近组")
                        .put("at", scene.now().toString()));
        arrive(rescue, Source.QR);
        assertThat(row(rescue).getString("stage")).isEqualTo("ON_SITE");
        assertThat(row(rescue).getJsonArray("silent")).isEmpty();
    }

    private void arrive(RescueId rescue, Source source) {
        var evidence = Evidence.at(source, scene.now(), null);
        scene.ask(new CrewCommand.Arrived(scene.now(), By.crew(Quarter.NEAR), Quarter.NEAR, rescue, evidence));
    }

    @Test
    void theDetailSaysWhyWhichCrewWasAsked() {
        scene.onDuty(Quarter.NEAR);
        scene.onDuty(Quarter.FAR);
        var rescue = scene.call(Quarter.code(0));
        scene.ask(new CrewCommand.Declined(
                scene.now(), By.crew(Quarter.NEAR), Quarter.NEAR, rescue, PersonNotes.words("reason", "车辆故障")));
        var detail = scene.read(Scene.path(rescue, ""));
        var types = objects(detail, "timeline").stream()
                .map(fact -> fact.getString("type"))
                .toList();
        assertThat(types).containsExactly("RescueOpened", "CrewOffered", "CrewDeclined", "CrewOffered");
        var first = objects(detail, "decisions").get(0);
        assertThat(first.getString("chosen")).isEqualTo("C-near");
        assertThat(first.getString("source")).isEqualTo("great-circle");
        var candidates = objects(first, "candidates");
        assertThat(candidates).extracting(each -> each.getString("why")).containsExactly(null, "FARTHER");
        assertThat(candidates).extracting(each -> each.getString("name")).containsExactly("近组", "远组");
        assertThat(candidates.get(0).getInteger("etaS"))
                .isLessThan(candidates.get(1).getInteger("etaS"));
        var second = objects(detail, "decisions").get(1);
        assertThat(second.getString("chosen")).isEqualTo("C-far");
        assertThat(objects(second, "candidates").get(1).getString("why")).isEqualTo("DECLINED");
        assertThat(objects(detail, "assignments"))
                .extracting(each -> each.getString("crew") + " " + each.getString("state"))
                .containsExactly("C-near DECLINED", "C-far OFFERED");
        assertThat(objects(detail, "timeline").get(2).getJsonObject("data").getString("reason"))
                .isEqualTo("车辆故障");
        assertThat(objects(detail, "timeline").get(2).getJsonObject("by"))
                .isEqualTo(new JsonObject("{\"id\":\"C-near\",\"role\":\"CREW\",\"channel\":\"MQTT\"}"));
    }

    @Test
    void eachPieceOfEvidenceHasTheGradeThatItAloneWouldGive() {
        scene.onDuty(Quarter.NEAR);
        var rescue = scene.call(Quarter.code(0));
        arrive(rescue, Source.PRESS);
        arrive(rescue, Source.QR);
        var detail = scene.read(Scene.path(rescue, ""));
        assertThat(objects(detail, "arrivalEvidence"))
                .extracting(each -> each.getString("source") + " " + each.getString("grade"))
                .containsExactly("PRESS C", "QR B");
        assertThat(detail.getJsonObject("rescue").getString("arrivalGrade")).isEqualTo("A");
    }

    @Test
    void whyNobodyCanBeSentIsInTheRow() {
        var rescue = scene.call(Quarter.code(0));
        assertThat(row(rescue).getJsonObject("shortfall")).isEqualTo(new JsonObject("{\"NOBODY_ON_DUTY\":2}"));
        assertThat(row(rescue).getValue("crew")).isNull();
    }

    @Test
    void aRescuePastItsLimitIsLate() {
        var rescue = scene.call(Quarter.code(0));
        scene.passes(Duration.ofMinutes(30));
        assertThat(row(rescue).getBoolean("late")).isFalse();
        scene.passes(Duration.ofSeconds(1));
        assertThat(row(rescue).getBoolean("late")).isTrue();
    }

    @Test
    void whatTheControllerClearedIsShownUntilThePeopleAreOut() {
        var elevator = Quarter.elevatorId(0);
        var rescue = scene.call(Quarter.code(0));
        var cleared = new Signal(new SignalId("1"), elevator, Signal.Kind.CLEARED, null, null, null, null);
        scene.ask(new Signalled(scene.now(), By.elevator(elevator), Quarter.AREA, cleared));
        assertThat(row(rescue).getBoolean("returnedUnconfirmed")).isTrue();
        scene.post(Scene.path(rescue, "/release"), new JsonObject().put("people", 1));
        assertThat(row(rescue).getBoolean("returnedUnconfirmed")).isFalse();
    }

    @Test
    void aRescueThatEndedLeavesTheBoardAfterAQuarterOfAnHour() {
        var rescue = scene.call(Quarter.code(0));
        scene.post(Scene.path(rescue, "/false-alarm"), new JsonObject().put("reason", "误报"));
        assertThat(objects(scene.read("/api/board"), "rescues")).hasSize(1);
        scene.passes(Duration.ofMinutes(15));
        assertThat(objects(scene.read("/api/board"), "rescues")).isEmpty();
        assertThat(row(rescue).getString("stage")).isEqualTo("FALSE_ALARM");
        scene.passes(Duration.ofHours(2));
        scene.call(Quarter.code(1));
        assertThat(row(rescue).getString("stage")).isEqualTo("FALSE_ALARM");
        var again = scene.post(Scene.path(rescue, "/confirm"), new JsonObject());
        assertThat(again.statusCode()).isEqualTo(409);
    }

    @Test
    void aSecondRescueOfAnElevatorNamesTheOneBefore() {
        var first = scene.call(Quarter.code(0));
        scene.post(Scene.path(first, "/release"), new JsonObject().put("people", 1));
        scene.post(Scene.path(first, "/close"), new JsonObject());
        scene.passes(Duration.ofMinutes(5));
        var second = scene.call(Quarter.code(0));
        assertThat(row(second).getString("recurrenceOf")).isEqualTo(first.value());
    }

    @Test
    void aCrewStandsAtItsStationUntilItIsHeardOfAndAgainIsStale() {
        var unheard = crew();
        assertThat(unheard.getDouble("lat")).isEqualTo(26.61);
        assertThat(unheard.getString("fixAt")).isNull();
        assertThat(unheard.getBoolean("stale")).isTrue();
        scene.desk.locate(Quarter.NEAR, new Fix(new Point(26.5, 106.7), 10, null, null, scene.now()));
        scene.onDuty(Quarter.NEAR);
        var heard = crew();
        assertThat(heard.getDouble("lat")).isEqualTo(26.5);
        assertThat(heard.getString("fixAt")).isEqualTo(scene.now().toString());
        assertThat(heard.getBoolean("stale")).isFalse();
        scene.passes(Duration.ofMinutes(11));
        assertThat(crew().getBoolean("stale")).isTrue();
    }

    private JsonObject crew() {
        return objects(scene.read("/api/crews"), "crews").get(1);
    }

    private JsonObject row(RescueId rescue) {
        return scene.read(Scene.path(rescue, "")).getJsonObject("rescue");
    }

    private static List<JsonObject> objects(JsonObject from, String list) {
        return from.getJsonArray(list).stream().map(JsonObject.class::cast).toList();
    }
}
