package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.AccountCommand.Correct;
import org.rescuedesk.core.ask.AccountCommand.MarkDuplicate;
import org.rescuedesk.core.ask.AccountCommand.Recall;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Correction.Field;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What a person tells of a rescue beside its course. */
class AccountTest {
    private static final Vulnerability WEAK = Vulnerability.values()[0];

    private final Scene scene = Scene.with("near", "far");

    private void closed() {
        scene.at("09:00").signal("E1");
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:15").releases("near", "E1", 2);
        scene.at("09:20").callsBack("E1");
        scene.at("09:30").reports("near", "E1", "door");
    }

    @Test
    void whoIsInsideIsKeptAsFarAsItWasSaidAndTheSameAgainIsNoNews() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").describes("E1", new Passengers(3, null, null)))
                .containsExactly("PassengersDescribed E1 3");
        scene.at("09:02").describes("E1", new Passengers(null, 1, WEAK));
        assertThat(scene.rescue("E1").passengers()).isEqualTo(new Passengers(3, 1, WEAK));
        assertThat(scene.at("09:03").describes("E1", new Passengers(3, 1, null)))
                .isEmpty();
    }

    @Test
    void peopleWhoGotOutByThemselvesEndTheRescueAndStandTheCrewDown() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.at("09:05").selfReleased("E1", 2))
                .containsExactly("CrewStoodDown E1 near SELF_RELEASED", "SelfReleased E1 2");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.SELF_RELEASED);
        assertThat(scene.rescue("E1").times().find(TimePoint.RELEASED)).contains(Scene.instant("09:05"));
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.FREE);
        assertThat(scene.at("09:06").selfReleased("E1", 2)).first().asString().endsWith("its people are out already.");
    }

    @Test
    void peopleWhoGotOutByThemselvesAfterTheLimitWereLateThoughNobodyLooked() {
        var alone = Scene.atNight();
        alone.at("09:00").signal("E1");
        assertThat(alone.at("09:31").selfReleased("E1", 1)).containsExactly("MarkReached E1 LATE", "SelfReleased E1 1");
    }

    @Test
    void aDuplicateIsOfAnotherRescueThatIsNoneItself() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").signal("E2");
        assertThat(scene.at("09:02").duplicate("E2", "E2"))
                .first()
                .asString()
                .endsWith("nothing can be a duplicate of it.");
        assertThat(scene.at("09:02").duplicate("E2", "E1"))
                .containsExactly("CrewStoodDown E2 far DUPLICATE", "DuplicateFound E2");
        assertThat(scene.rescue("E2").kin().duplicateOf()).isEqualTo(scene.rescueId("E1"));
        assertThat(scene.at("09:03").duplicate("E1", "E2"))
                .first()
                .asString()
                .endsWith("nothing can be a duplicate of it.");
    }

    @Test
    void aCryAfterADuplicateIsNoRecurrenceOfIt() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").signal("E2");
        scene.at("09:02").duplicate("E2", "E1");
        scene.at("09:10").signal("E2");
        assertThat(scene.rescue("E2").recurrenceOf()).isNull();
    }

    @Test
    void aCorrectionKeepsWhatWasAndWhoApproved() {
        closed();
        assertThat(scene.at("10:00").corrects("E1", Field.PEOPLE, "3")).containsExactly("CorrectionMade E1 PEOPLE 3");
        var made = scene.rescue("E1").corrections().get(0);
        assertThat(made.was()).isEqualTo("2");
        assertThat(made.approver()).isEqualTo("li");
        assertThat(scene.rescue("E1").people()).isEqualTo(3);
        assertThat(scene.at("10:01").corrects("E1", Field.PEOPLE, "3")).isEmpty();
    }

    @Test
    void everyFieldThatCanBeCorrectedIs() {
        closed();
        scene.at("10:00").corrects("E1", Field.INJURED, "1");
        scene.at("10:00").corrects("E1", Field.VULNERABILITY, WEAK.name());
        scene.at("10:00").corrects("E1", Field.CAUSE, "door.lock");
        scene.at("10:00")
                .corrects("E1", Field.RELEASED_AT, Scene.instant("09:14").toString());
        var rescue = scene.rescue("E1");
        assertThat(rescue.passengers()).isEqualTo(new Passengers(2, 1, WEAK));
        assertThat(rescue.cause()).isEqualTo("door.lock");
        assertThat(rescue.times().find(TimePoint.RELEASED)).contains(Scene.instant("09:14"));
    }

    @Test
    void whatCanNotBeSoIsNoCorrection() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").corrects("E1", Field.PEOPLE, "many"))
                .containsExactly("refused: \"many\" can't be the value of PEOPLE.");
        assertThat(scene.at("09:01").corrects("E1", Field.INJURED, "-1"))
                .first()
                .asString()
                .startsWith("refused: ");
        assertThat(scene.at("09:01").corrects("E1", Field.PEOPLE, "1000"))
                .first()
                .asString()
                .startsWith("refused: ");
        assertThat(scene.at("09:01").corrects("E1", Field.CAUSE, "door"))
                .first()
                .asString()
                .contains("no cause yet");
        assertThat(scene.at("09:01").corrects("E1", Field.RELEASED_AT, "2026-11-23T01:00:30Z"))
                .first()
                .asString()
                .contains("Nobody is released yet");
    }

    @Test
    void nobodyAndNineHundredAndNinetyNineAreNumbersOfPeople() {
        closed();
        assertThat(scene.at("10:00").corrects("E1", Field.INJURED, "0")).containsExactly("CorrectionMade E1 INJURED 0");
        assertThat(scene.at("10:00").corrects("E1", Field.PEOPLE, "999"))
                .containsExactly("CorrectionMade E1 PEOPLE 999");
    }

    @Test
    void aDuplicateIsOfARescueThatTheDeskHas() {
        scene.at("09:00").signal("E1");
        var unknown = RescueId.opening(ElevatorId.of("E7"), Scene.instant("09:00"), 1);
        var at = Scene.instant("09:01");
        var duplicate = new MarkDuplicate(at, By.dispatcher("wei"), scene.rescueId("E1"), unknown, List.of());
        assertThat(scene.at("09:01").asks(duplicate))
                .containsExactly("refused: The desk has no open rescue " + unknown + ".");
    }

    @Test
    void aReleaseIsNeitherBeforeTheFirstWordNorInTheFuture() {
        closed();
        for (var time : List.of("08:59", "10:01"))
            assertThat(scene.at("10:00")
                            .corrects(
                                    "E1", Field.RELEASED_AT, Scene.instant(time).toString()))
                    .first()
                    .asString()
                    .contains("does not lie between");
    }

    @Test
    void aCorrectionNeedsAReasonAndAnotherPerson() {
        closed();
        assertThat(correct("li", List.of())).containsExactly("refused: A correction needs its reason.");
        var reason = List.of(new PersonNote("reason", "00", "听错"));
        assertThat(correct("wei", reason)).containsExactly("refused: Another person has to approve a correction.");
        assertThat(correct(" ", reason)).containsExactly("refused: Another person has to approve a correction.");
    }

    private List<String> correct(String approver, List<PersonNote> reason) {
        Instant at = Scene.instant("10:00");
        return scene.at("10:00")
                .asks(new Correct(at, By.dispatcher("wei"), scene.rescueId("E1"), Field.PEOPLE, "3", approver, reason));
    }

    @Test
    void aRescueThatWasPutAwayIsTakenUpAgainForAnHourAndThenPutAwayOnceMore() {
        closed();
        var kept = scene.rescue("E1");
        scene.at("10:31").signal("E2");
        assertThat(scene.desk().rescues().has(kept.id())).isFalse();
        assertThat(scene.at("10:40").asks(recall(kept, "10:40"))).containsExactly("RescueRecalled E1");
        assertThat(scene.at("10:40").asks(recall(kept, "10:40"))).isEmpty();
        assertThat(scene.at("10:41").corrects("E1", Field.CAUSE, "door.lock"))
                .containsExactly("CorrectionMade E1 CAUSE door.lock");
        scene.at("11:30").dismiss("E2");
        scene.at("11:39").signal("E2");
        assertThat(scene.desk().rescues().has(kept.id())).isTrue();
        scene.at("11:41").signal("E3");
        assertThat(scene.desk().rescues().has(kept.id())).isFalse();
    }

    private static Recall recall(org.rescuedesk.core.state.Rescue kept, String at) {
        return new Recall(Scene.instant(at), By.dispatcher("wei"), kept.id(), kept);
    }

    @Test
    void aReleaseIsCorrectedToNoMomentBeforeTheArrivalAndAfterTwoHoursItIsAnAccident() {
        closed();
        scene.at("11:20").check();
        assertThat(scene.at("11:21")
                        .corrects(
                                "E1", Field.RELEASED_AT, Scene.instant("09:07").toString()))
                .first()
                .asString()
                .contains("can't be before the arrival");
        assertThat(scene.at("11:22")
                        .corrects(
                                "E1", Field.RELEASED_AT, Scene.instant("11:01").toString()))
                .endsWith("MarkReached E1 ACCIDENT");
    }

    @Test
    void noMoreAreInjuredThanWereShutIn() {
        closed();
        assertThat(scene.at("10:00").corrects("E1", Field.INJURED, "3"))
                .containsExactly("refused: 3 injured can't be more than the 2 people.");
        assertThat(scene.at("10:00").describes("E1", new Passengers(null, 3, null)))
                .containsExactly("refused: 3 injured can't be more than the 2 people.");
        assertThat(scene.at("10:00").corrects("E1", Field.INJURED, "2")).hasSize(1);
    }
}
