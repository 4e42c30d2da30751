package org.rescuedesk.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;

/** When the next level opens, and who is asked then. */
class LevelTest {
    @Test
    void aCrewOfTheFirmUnderContractThatDoesNotAnswerOpensLevelTwo() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(scene.until("09:03")).isEmpty();
        assertThat(scene.until("09:03:01"))
                .containsExactly(
                        "09:03:01 CrewDidNotAnswer E1 near",
                        "09:03:01 LevelOpened E1 2 NO_ANSWER",
                        "09:03:01 CrewOffered E1 rival");
        assertThat(scene.assignment("rival", "E1").answerBy()).isEqualTo(Scene.instant("09:05:01"));
    }

    @Test
    void levelTwoUnansweredForTwoMinutesPromptsForTheFireBrigade() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        assertThat(scene.until("09:05")).isEmpty();
        assertThat(scene.until("09:05:01")).containsExactly("09:05:01 LevelOpened E1 3 UNANSWERED");
        assertThat(scene.rescue("E1").has(Mark.FIRE_BRIGADE_WANTED)).isTrue();
        assertThat(scene.rescue("E1").acknowledged().has(Mark.FIRE_BRIGADE_WANTED))
                .isFalse();
    }

    @Test
    void whoSaysYesAtLevelTwoKeepsTheFireBrigadeAway() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:04").accepts("rival", "E1");
        assertThat(scene.until("09:10")).isEmpty();
        assertThat(scene.rescue("E1").level()).isEqualTo(2);
    }

    @Test
    void levelThreeIsCountedAgainFromTheLossOfACrewThatHadSaidYes() {
        var scene = Scene.with("rival");
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("rival", "E1");
        scene.at("09:10").onDuty("grid");
        assertThat(scene.at("09:11").declines("rival", "E1"))
                .containsExactly("CrewDeclined E1 rival", "CrewOffered E1 grid");
        assertThat(scene.until("09:12:59")).isEmpty();
        assertThat(scene.until("09:13")).containsExactly("09:13 LevelOpened E1 3 UNANSWERED");
    }

    @Test
    void aCrewThatNeverSaidYesDelaysTheFireBrigadeByNothing() {
        var scene = Scene.with("rival", "grid");
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").declines("rival", "E1")).endsWith("CrewOffered E1 grid");
        assertThat(scene.until("09:02")).containsExactly("09:02 LevelOpened E1 3 UNANSWERED");
    }

    @Test
    void whoeverIsAskedBesideALateComerAndDoesNotAnswerIsFollowedByTheNext() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:02").departs("near", "E1");
        scene.at("09:03").onDuty("rival");
        scene.at("09:03").onDuty("far");
        scene.at("09:25").drives("near", "E1", 30_000);
        assertThat(scene.until("09:25:01"))
                .contains("09:25:01 LevelOpened E1 2 PREDICTED_LATE", "09:25:01 CrewOffered E1 rival");
        assertThat(scene.until("09:27:02"))
                .containsExactly("09:27:02 CrewDidNotAnswer E1 rival", "09:27:02 CrewOffered E1 far");
    }

    @Test
    void nobodyIsAskedBesideALateComerWhoWouldNotBeThereSooner() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:02").departs("near", "E1");
        scene.at("09:03").onDuty("grid");
        scene.at("09:10").drives("near", "E1", 7_700);
        assertThat(scene.at("09:10:01").check()).containsExactly("LevelOpened E1 2 PREDICTED_LATE");
    }

    @Test
    void whoWaitsWithoutAnybodyGoesBeforeWhoWaitsForALateComer() {
        var scene = Scene.with("near", "rival");
        scene.at("09:00").signal("E2");
        scene.at("09:01").departs("rival", "E2");
        scene.at("09:22:59").signal("E1");
        scene.at("09:25:30").drives("rival", "E2", 30_000);
        assertThat(scene.at("09:26").check())
                .containsSubsequence(
                        "CrewDidNotAnswer E1 near", "LevelOpened E2 2 PREDICTED_LATE", "CrewOffered E1 near")
                .doesNotContain("CrewOffered E2 near");
    }

    @Test
    void aLateComerIsOneThoughAnotherHasDeclinedBefore() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:01").declines("near", "E1");
        scene.at("09:02").departs("far", "E1");
        scene.at("09:03").onDuty("rival");
        scene.at("09:20").drives("far", "E1", 30_000);
        assertThat(scene.at("09:20:01").check()).contains("LevelOpened E1 2 PREDICTED_LATE", "CrewOffered E1 rival");
    }

    @Test
    void aCrewIsHeardOfByItsAnswerAlsoAfterItShouldHaveBeenThere() {
        var scene = Scene.with("near", "far");
        scene.at("08:59").stands("near", "E1", 150);
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:02:50").accepts("near", "E1")).containsExactly("CrewAccepted E1 near");
        assertThat(scene.until("09:12:50")).isEmpty();
        assertThat(scene.until("09:12:51")).contains("09:12:51 CrewWentSilent E1 near");
    }

    @Test
    void aCrewThatIsHeardOfIsExpectedAnewFromWhereItIs() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        scene.at("09:16").drives("near", "E1", 1_500);
        assertThat(scene.until("09:19:59")).isEmpty();
        scene.at("09:20:30").check();
        var expected = scene.assignment("near", "E1").etaAt();
        assertThat(expected).isBetween(Scene.instant("09:19"), Scene.instant("09:22"));
        assertThat(scene.until("09:28:59")).isEmpty();
        scene.until("09:33");
        assertThat(scene.assignment("near", "E1").findReached(State.SILENT))
                .hasValueSatisfying(
                        at -> assertThat(at).isBetween(expected.plusSeconds(600), expected.plusSeconds(601)));
    }

    @Test
    void withNobodyAtAllBothLevelsOpenAtOnceAndTheFireBrigadeIsWanted() {
        var scene = Scene.atNight();
        assertThat(scene.at("09:00").signal("E1"))
                .containsExactly(
                        "RescueOpened E1",
                        "ShortfallNoted E1 NOBODY_ON_DUTY",
                        "LevelOpened E1 2 EMPTY",
                        "LevelOpened E1 3 EMPTY");
    }

    @Test
    void aCrewThatIsPredictedToBeLateOpensLevelTwoAndASoonerOneIsAskedBesideIt() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:02").departs("near", "E1");
        scene.at("09:03").onDuty("rival");
        assertThat(scene.at("09:25").drives("near", "E1", 9_000)).isEmpty();
        assertThat(scene.at("09:25:01").check())
                .containsExactly("LevelOpened E1 2 PREDICTED_LATE", "CrewOffered E1 rival", "MarkReached E1 OVERDUE");
        assertThat(scene.at("09:26").accepts("rival", "E1"))
                .containsExactly("CrewAccepted E1 rival", "CrewStoodDown E1 near ANOTHER_CREW_IS_NEARER");
    }

    @Test
    void whoWasAskedBesideALateComerAndIsNotSoonerAnyMoreIsStoodDown() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:02").departs("near", "E1");
        scene.at("09:03").onDuty("rival");
        scene.at("09:25").drives("near", "E1", 9_000);
        scene.at("09:25:01").check();
        scene.at("09:26").drives("near", "E1", 400);
        assertThat(scene.at("09:26:30").accepts("rival", "E1"))
                .containsExactly("CrewStoodDown E1 rival ANOTHER_CREW_IS_NEARER");
        assertThat(scene.assignment("near", "E1").isUnderWay()).isTrue();
    }

    @Test
    void aCrewThatIsNeitherSeenNorHeardTenMinutesAfterItShouldBeThereIsReplaced() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.until("09:17")).isEmpty();
        assertThat(scene.until("09:17:01"))
                .containsExactly(
                        "09:17:01 CrewWentSilent E1 near",
                        "09:17:01 LevelOpened E1 2 PREDICTED_LATE",
                        "09:17:01 CrewOffered E1 far");
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.OFF_DUTY);
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.SILENT);
    }

    @Test
    void aSilentCrewThatStandsAtTheElevatorAfterAllHasTheRescue() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        scene.until("09:18:01");
        assertThat(scene.at("09:19").arrives("near", "E1"))
                .containsExactly(
                        "CrewStoodDown E1 far ANOTHER_CREW_IS_NEARER",
                        "CrewAccepted E1 near",
                        "ArrivalNoted E1 near PRESS");
    }

    @Test
    void whoeverIsSeenOnItsWayIsNotSilent() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        scene.at("09:12").drives("near", "E1", 1_500);
        assertThat(scene.until("09:19")).isEmpty();
    }

    @Test
    void aMonthLaterEachThingThatWasDueIsSaidOnce() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.restart();
        var later = Scene.instant("09:00").plusSeconds(30 * 86_400L);
        assertThat(scene.at(later).check())
                .containsExactlyInAnyOrder("MarkReached E1 OVERDUE", "MarkReached E1 LATE", "MarkReached E1 ACCIDENT");
        assertThat(scene.at(later).check()).isEmpty();
        scene.restart();
        assertThat(scene.at(later.plusSeconds(1)).check()).isEmpty();
    }

    @Test
    void theFireBrigadeIsNoCrewThatCouldFallSilent() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:02").handsOver("E1")).containsExactly("HandedOver E1");
        assertThat(scene.rescue("E1").acknowledged().has(Mark.FIRE_BRIGADE_WANTED))
                .isTrue();
        assertThat(scene.assignment("119", "E1").state()).isEqualTo(State.ACCEPTED);
        assertThat(scene.until("09:19:59")).isEmpty();
        assertThat(scene.desk().crews().has(Rescue.FIRE_BRIGADE)).isFalse();
        assertThat(scene.at("09:20").handsOver("E1")).isEmpty();
    }
}
