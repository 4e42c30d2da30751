package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState.Readiness;

class LateAcceptanceTest {
    @Test
    void theCrewWithTheLeastTravelTimeStays() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:03:30").accepts("far", "E1");
        assertThat(scene.at("09:04").accepts("near", "E1"))
                .containsExactly("CrewStoodDown E1 far ANOTHER_CREW_IS_NEARER", "CrewAccepted E1 near");
        assertThat(scene.desk().crew(CrewId.of("far")).readiness()).isEqualTo(Readiness.FREE);
        assertThat(scene.assignment("far", "E1").state()).isEqualTo(State.STOOD_DOWN);
    }

    @Test
    void whoAcceptsLateAndIsFurtherAwayIsStoodDown() {
        var scene = Scene.with("near", "far");
        scene.at("08:59").stands("far", "E1", 100);
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:03:30").departs("near", "E1");
        assertThat(scene.at("09:10").accepts("far", "E1"))
                .containsExactly("CrewStoodDown E1 far ANOTHER_CREW_IS_NEARER");
        assertThat(scene.desk().crew(CrewId.of("far")).readiness()).isEqualTo(Readiness.FREE);
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.EN_ROUTE);
    }

    @Test
    void whoAcceptsLateWhileNobodyElseIsBoundIsTaken() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:03:01").check();
        assertThat(scene.at("09:05").accepts("near", "E1")).containsExactly("CrewAccepted E1 near");
    }

    @Test
    void whoAnswersWhenAnotherCrewIsThereIsTooLateAndIsToldSo() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:10").arrives("far", "E1");
        assertThat(scene.at("09:11").accepts("near", "E1")).containsExactly("CrewStoodDown E1 near ANSWERED_TOO_LATE");
        assertThat(scene.at("09:12").accepts("near", "E1"))
                .containsExactly("refused: Crew near can't take rescue "
                        + scene.rescue("E1").id() + ": its assignment is STOOD_DOWN.");
    }

    @Test
    void whoAnswersWhenThePeopleAreOutIsToldSo() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:10").releases("far", "E1", 2);
        assertThat(scene.at("09:11").departs("near", "E1")).containsExactly("CrewStoodDown E1 near ANSWERED_TOO_LATE");
    }

    @Test
    void whoAnswersWhileOutForAnotherRescueIsTooLateAndStaysWithThatOne() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:04").signal("E3");
        assertThat(scene.assignment("near", "E3").state()).isEqualTo(State.OFFERED);
        assertThat(scene.at("09:05").accepts("near", "E1")).containsExactly("CrewStoodDown E1 near ANSWERED_TOO_LATE");
        assertThat(scene.desk().crew(CrewId.of("near")).task())
                .isEqualTo(scene.rescue("E3").id());
        assertThat(scene.assignment("near", "E3").state()).isEqualTo(State.OFFERED);
    }

    @Test
    void whoIsThereThoughOutForAnotherRescueIsRefusedForAPersonToJudge() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:04").signal("E3");
        assertThat(scene.at("09:20").arrives("near", "E1"))
                .containsExactly("refused: Crew near answered too late for rescue "
                        + scene.rescue("E1").id() + ".");
    }

    @Test
    void aLateNoDoesNotFreeACrewThatIsOutForAnotherRescue() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:04").signal("E3");
        scene.at("09:05").declines("near", "E1");
        assertThat(scene.desk().crew(CrewId.of("near")).task())
                .isEqualTo(scene.rescue("E3").id());
    }

    @Test
    void aLateNoDoesNotBringACrewBackOnDuty() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:04").offDuty("near");
        scene.at("09:05").declines("near", "E1");
        assertThat(scene.desk().crew(CrewId.of("near")).readiness()).isEqualTo(Readiness.OFF_DUTY);
    }

    @Test
    void whoWasStoodDownForANearerCrewIsFirstToBeAskedWhenThatOneFails() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:03:30").accepts("far", "E1");
        scene.at("09:04").accepts("near", "E1");
        assertThat(scene.at("09:05").declines("near", "E1")).contains("CrewOffered E1 far");
    }

    @Test
    void aLateNoCountsAsADeclineSoThatTheCrewIsNotAskedAgain() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        assertThat(scene.at("09:04").declines("near", "E1")).containsExactly("CrewDeclined E1 near");
        assertThat(scene.at("09:05").declines("far", "E1")).contains("ShortfallNoted E1 ALL_DECLINED");
    }

    @Test
    void whoNeverAnsweredButStandsAtTheElevatorHasTheRescue() {
        var scene = Scene.with("near", "far");
        scene.at("09:00").signal("E1");
        scene.until("09:03:01");
        scene.at("09:03:30").departs("far", "E1");
        assertThat(scene.at("09:20").scans("near", "E1"))
                .containsExactly(
                        "CrewStoodDown E1 far ANOTHER_CREW_IS_NEARER",
                        "CrewAccepted E1 near",
                        "ArrivalNoted E1 near QR");
    }
}
