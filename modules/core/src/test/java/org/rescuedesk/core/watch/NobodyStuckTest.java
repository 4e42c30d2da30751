package org.rescuedesk.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.policy.Escalation;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Stage;

/** Whatever goes wrong, somebody is on the way, or a person is told that nobody is. */
class NobodyStuckTest {
    private static Scene sent(String... crews) {
        var scene = Scene.with(crews);
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        return scene;
    }

    @Test
    void whereTheCrewThatIsThereIsCalledOffTheNextOneIsAsked() {
        var scene = sent("near", "far");
        scene.at("09:08").arrives("near", "E1");
        assertThat(scene.at("09:10").callsOff("near", "E1"))
                .containsExactly("CrewStoodDown E1 near DISPATCHER", "CrewOffered E1 far");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.OPEN);
        assertThat(scene.rescue("E1").findArrival()).map(Arrival::at).contains(Scene.instant("09:08"));
        assertThat(scene.at("09:25").arrives("far", "E1"))
                .containsExactly("CrewAccepted E1 far", "CrewJoined E1 far PRESS");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.ON_SITE);
    }

    @Test
    void whoIsSaidToBeThereButDeclinedIsRefusedAndTheSearchGoesOn() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:01").declines("near", "E1");
        assertThat(scene.at("09:02").phoned("E1", "near", null))
                .first()
                .asString()
                .startsWith("refused: Crew near can't");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.OPEN);
        assertThat(scene.assignment("far", "E1").state()).isEqualTo(State.OFFERED);
    }

    @Test
    void somebodyElsesArrivalCallsOffNoSearch() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:05").phoned("E1", null, null)).containsExactly("ArrivalNoted E1 PHONE");
        assertThat(scene.at("09:06").onDuty("near")).containsExactly("CrewCameOnDuty near", "CrewOffered E1 near");
    }

    @Test
    void aCrewThatSaidYesAndDoesNotSetOutIsReplacedThoughItIsHeard() {
        var scene = sent("near", "far");
        var expected = scene.assignment("near", "E1").etaAt();
        scene.at("09:15").drives("near", "E1", 2_000);
        assertThat(scene.until("09:15:59")).isEmpty();
        assertThat(scene.at(expected.plusSeconds(601)).check())
                .contains("CrewWentSilent E1 near", "CrewOffered E1 far");
    }

    @Test
    void aCrewThatIsSeenToGoIsNotThrownOffForNotSayingSo() {
        var scene = sent("near", "far");
        var expected = scene.assignment("near", "E1").etaAt();
        scene.at("09:03").drives("near", "E1", 1_900);
        scene.at("09:08").drives("near", "E1", 700);
        assertThat(scene.assignment("near", "E1").isSeenToGo()).isTrue();
        scene.at(expected.plusSeconds(590)).drives("near", "E1", 500);
        assertThat(scene.at(expected.plusSeconds(601)).check()).isEmpty();
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void whoStandsStillOnItsWayIsReplacedThoughItsPhoneIsOn() {
        var scene = sent("near", "rival");
        scene.at("09:02").departs("near", "E1");
        for (int minute = 3; minute <= 15; minute++)
            scene.at(Scene.instant("09:00").plusSeconds(60L * minute)).drives("near", "E1", 700);
        var due = scene.assignment("near", "E1").dueAt();
        assertThat(due).isBefore(Scene.instant("09:08"));
        assertThat(scene.at(due.plusSeconds(600)).check()).isEmpty();
        assertThat(scene.at(due.plusSeconds(601)).check())
                .contains("CrewWentSilent E1 near", "LevelOpened E1 2 EMPTY", "CrewOffered E1 rival");
    }

    @Test
    void atTheLimitOthersAreAskedThoughTheOneOnItsWayWasExpectedInTimeAndIsNotSilentYet() {
        var scene = sent("near", "rival");
        scene.at("09:02").departs("near", "E1");
        scene.at("09:17").drives("near", "E1", 1_800);
        assertThat(scene.rescue("E1").level()).isEqualTo(1);
        assertThat(scene.at("09:30:01").check())
                .contains("LevelOpened E1 2 PREDICTED_LATE", "CrewOffered E1 rival", "LevelOpened E1 3 LATE");
    }

    @Test
    void whoIsOverdueIsGivenAsMuchTimeAgainWhenAnotherSaysYes() {
        var scene = sent("near", "rival");
        scene.at("09:02").departs("near", "E1");
        var near = scene.assignment("near", "E1");
        assertThat(near.expectedAt(near.etaAt())).isEqualTo(near.etaAt());
        assertThat(near.expectedAt(near.etaAt().plusSeconds(300)))
                .isEqualTo(near.etaAt().plusSeconds(600));
    }

    @Test
    void pastTheLimitAtLevel2SomebodyIsToldThoughACrewIsOnItsWay() {
        var scene = sent("near");
        scene.at("09:02").opensLevel("E1", 2);
        scene.at("09:03").departs("near", "E1");
        for (int minute = 5; minute <= 30; minute += 5)
            scene.at(Scene.instant("09:00").plusSeconds(60L * minute)).drives("near", "E1", 12_000 - 300 * minute);
        assertThat(scene.until("09:30")).isEmpty();
        assertThat(scene.rescue("E1").level()).isEqualTo(2);
        assertThat(scene.at(Scene.instant("09:30").plusSeconds(1)).check())
                .contains("LevelOpened E1 3 LATE", "MarkReached E1 LATE");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isTrue();
    }

    @Test
    void aCrewThatSaidYesIsPredictedFromWhereItIs() {
        var scene = sent("near", "far");
        scene.at("09:05").drives("near", "E1", 30_000);
        assertThat(scene.at("09:05:01").check()).contains("LevelOpened E1 2 PREDICTED_LATE", "CrewOffered E1 far");
    }

    @Test
    void atLevel2TooANearerOneIsAskedBesideACrewThatWillBeLate() {
        var scene = sent("near", "far");
        scene.at("09:02").opensLevel("E1", 2);
        scene.at("09:03").departs("near", "E1");
        assertThat(scene.at("09:10").drives("near", "E1", 30_000)).containsExactly("CrewOffered E1 far");
    }

    @Test
    void afterAHandOverTheFirmsCrewIsSentAsSoonAsThereIsOne() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:02").handsOver("E1");
        assertThat(scene.at("09:05").onDuty("near")).containsExactly("CrewCameOnDuty near", "CrewOffered E1 near");
    }

    @Test
    void theFireBrigadeIsAskedForAnewWhenWhoSaidYesIsLost() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isTrue();
        scene.at("09:01").acknowledges("E1", Mark.FIRE_BRIGADE_WANTED);
        scene.at("09:02").onDuty("near");
        scene.at("09:03").accepts("near", "E1");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isFalse();
        assertThat(scene.at("09:05").declines("near", "E1"))
                .containsExactly(
                        "CrewDeclined E1 near", "ShortfallNoted E1 ALL_DECLINED", "MarkReached E1 FIRE_BRIGADE_WANTED");
        assertThat(scene.rescue("E1").acknowledged().has(Mark.FIRE_BRIGADE_WANTED))
                .isFalse();
    }

    @Test
    void whoSaysYesAtLevel3AndIsNotThereAtTheLimitIsNotWaitedForAlone() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:20").onDuty("near");
        scene.at("09:21").accepts("near", "E1");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isFalse();
        assertThat(scene.at("09:30:01").check()).contains("MarkReached E1 FIRE_BRIGADE_WANTED");
        scene.at("09:31").acknowledges("E1", Mark.FIRE_BRIGADE_WANTED);
        assertThat(scene.until("09:33")).isEmpty();
    }

    @Test
    void aYesAfterTheLimitTakesNoPromptBack() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:31").onDuty("near");
        scene.at("09:32").accepts("near", "E1");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isTrue();
    }

    @Test
    void whoHasSeenThatNobodyAnswersIsToldThatNowNobodyCanGo() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.until("09:05:02");
        assertThat(scene.rescue("E1").level()).isEqualTo(3);
        scene.at("09:06").acknowledges("E1", Mark.FIRE_BRIGADE_WANTED);
        assertThat(scene.at("09:07").declines("near", "E1")).contains("MarkReached E1 FIRE_BRIGADE_WANTED");
        assertThat(scene.at("09:08").check()).isEmpty();
    }

    @Test
    void ofAnUnknownElevatorAPersonIsPromptedAtOnce() {
        var scene = Scene.with("near");
        scene.at("09:00").cry("E9", Distrust.UNKNOWN_ELEVATOR);
        scene.until("09:01");
        assertThat(scene.rescue("E9").has(Mark.FIRE_BRIGADE_WANTED)).isTrue();
    }

    @Test
    void whoIsAskedBesideIsCalledOffWhenTheFirstIsThere() {
        var scene = sent("near", "far");
        scene.at("09:02").opensLevel("E1", 2);
        scene.at("09:03").departs("near", "E1");
        scene.at("09:10").drives("near", "E1", 30_000);
        assertThat(scene.at("09:12").scans("near", "E1"))
                .containsExactly("ArrivalNoted E1 near QR", "CrewStoodDown E1 far ANOTHER_CREW_IS_NEARER");
    }

    @Test
    void whoStillStandsThereIsAskedFirstWhenItShutsInOthers() {
        var scene = sent("near", "far");
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:12").releases("near", "E1", 2);
        assertThat(scene.at("09:14").signal("E1")).containsSequence("CrewDone E1 near", "CrewOffered E1 near");
    }

    @Test
    void whoStillStandsThereAfterItsShiftIsAskedOnceItStaysLonger() {
        var scene = Scene.atNight();
        scene.at("08:50").onDutyUntil("near", "09:13");
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        scene.at("09:12").releases("near", "E1", 2);
        assertThat(scene.at("09:14").signal("E1")).contains("ShortfallNoted E1 ALL_OUT");
        assertThat(scene.at("09:15").onDutyUntil("near", "10:00"))
                .containsExactly("ShiftMoved near", "CrewDone E1 near", "CrewOffered E1 near");
    }

    @Test
    void whoHasFreedPeopleIsFreeForThoseWhomACarThatIsDoubtedShutsInNext() {
        var scene = sent("near", "far");
        scene.at("09:12").releases("near", "E1", 2);
        scene.at("09:14").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:14:30").confirm("E1")).contains("CrewDone E1 near", "CrewOffered E1 near");
    }

    @Test
    void aCrewThatForgetsTheCauseIsAskedForItAndMayLeave() {
        var scene = sent("near");
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:12").releases("near", "E1", 2);
        scene.at("09:15").callsBack("E1");
        assertThat(scene.until("10:30")).containsExactly("10:12 MarkReached E1 CAUSE_DUE");
        assertThat(scene.at("10:31").leaves("near", "E1")).containsExactly("CrewDone E1 near");
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.FREE);
    }

    @Test
    void theCallBackIsDueThoughTheCauseCameFirstAndTheRescueIsKeptUntilThen() {
        var scene = sent("near");
        scene.at("09:12").releases("near", "E1", 2);
        scene.at("09:14").reports("near", "E1", "door");
        assertThat(scene.until("10:11")).isEmpty();
        assertThat(scene.until("10:12")).containsExactly("10:12 MarkReached E1 CALL_BACK_DUE");
        assertThat(scene.at("10:13").callsBack("E1")).containsExactly("PassengersCalledBack E1");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.CLOSED);
        assertThat(scene.at("10:14").callsBack("E1")).isEmpty();
    }

    @Test
    void anArrivalThatNamesNobodyBindsNobodyWhoIsOnlyAsked() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").phoned("E1", null, null)).containsExactly("ArrivalNoted E1 PHONE");
        assertThat(scene.at("09:02").declines("near", "E1")).contains("CrewOffered E1 far");
    }

    @Test
    void whereTheFireBrigadeIsCalledOffItIsAskedForAnew() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:02").handsOver("E1");
        assertThat(scene.at("09:04").callsOff("119", "E1"))
                .containsExactly("CrewStoodDown E1 119 DISPATCHER", "MarkReached E1 FIRE_BRIGADE_WANTED");
    }

    @Test
    void anotherReasonWhyNobodyCanGoPromptsNobodyWhoHasSeenIt() {
        var scene = Scene.with("near");
        scene.at("08:50").rests("near");
        scene.at("09:00").signal("E1");
        scene.at("09:01").acknowledges("E1", Mark.FIRE_BRIGADE_WANTED);
        assertThat(scene.at("09:02").offDuty("near")).contains("CrewWentOffDuty near");
        assertThat(scene.at("09:03").check()).containsExactly("ShortfallNoted E1 NOBODY_ON_DUTY");
    }

    @Test
    void aCrewThatIsCalledOffAfterTheReleaseHasDoneItsPart() {
        var scene = sent("near");
        scene.at("09:12").releases("near", "E1", 2);
        assertThat(scene.at("09:20").callsOff("near", "E1")).containsExactly("CrewDone E1 near");
        assertThat(scene.at("09:30").reports("near", "E1", "door"))
                .contains("CauseReported E1 door", "RescueClosed E1");
    }

    @Test
    void besideALateCrewNobodyIsAskedByARuleWhileOnlyLevelOneIsOpen() {
        var scene = Scene.with("near", "far", "rival");
        scene.at("08:00").rules(patient());
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        scene.at("09:02").drives("near", "E1", 60_000);
        scene.at("09:03").sends("far", "E1", true);
        assertThat(scene.at("09:06:01").check()).containsExactly("CrewDidNotAnswer E1 far");
    }

    @Test
    void whoIsAskedBesideIsCalledOffAlsoWhenTheOneThatComesIsTheSecondToArrive() {
        var scene = sent("near", "far", "rival");
        scene.at("09:02").opensLevel("E1", 2);
        scene.at("09:03").arrives("near", "E1");
        scene.at("09:04").callsOff("near", "E1");
        scene.at("09:05").departs("rival", "E1");
        assertThat(scene.at("09:06").drives("rival", "E1", 30_000)).containsExactly("CrewOffered E1 far");
        assertThat(scene.at("09:08").arrives("rival", "E1"))
                .containsExactly("CrewJoined E1 rival PRESS", "CrewStoodDown E1 far ANOTHER_CREW_IS_NEARER");
    }

    /** Rules by which lateness opens no level. */
    private static Policy patient() {
        var national = Policy.NATIONAL;
        var escalation = national.escalation();
        return new Policy(
                new PolicyId("520102", 1),
                Scene.instant("08:00"),
                "所拟",
                national.arrivals(),
                new Escalation(
                        escalation.level1Answer(),
                        escalation.level2Answer(),
                        false,
                        escalation.crewSilent(),
                        escalation.callBack()),
                national.suspicions(),
                national.eligibility());
    }
}
