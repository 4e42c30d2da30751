package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.scene.Scene.instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.AssignmentEvent.TrackNoted;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Arrival.Grade;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.scene.Scene;

class TrackTest {
    private static final String ARRIVED = "ArrivalNoted E1 near POSITION";

    private final Scene scene = Scene.with("near");

    @BeforeEach
    void theCrewIsOnItsWay() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
    }

    @Test
    void standingAtTheElevatorForTwentySecondsIsAnArrivalBetweenTheFixesAroundTheFence() {
        scene.at("09:08").drives("near", "E1", 400);
        assertThat(scene.at("09:08:10").stands("near", "E1", 60)).isEmpty();
        assertThat(scene.at("09:08:20").stands("near", "E1", 50)).isEmpty();
        assertThat(scene.at("09:08:30").stands("near", "E1", 40)).containsExactly(ARRIVED);
        var evidence = scene.rescue("E1").evidence().get(0);
        assertThat(evidence.notBefore()).isEqualTo(instant("09:08"));
        assertThat(evidence.notAfter()).isEqualTo(instant("09:08:10"));
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:08:10"), Grade.B));
        assertThat(scene.at("09:09").stands("near", "E1", 40)).isEmpty();
    }

    @Test
    void aSecondPhoneOfTheCrewThatLiesInTheCarChangesNothing() {
        scene.at("09:08").phone("p-1", "near", "E1", 400);
        scene.at("09:08:05").phone("p-2", "near", "E1", 900);
        scene.at("09:08:10").phone("p-1", "near", "E1", 60);
        assertThat(scene.at("09:08:20").phone("p-2", "near", "E1", 900)).isEmpty();
        assertThat(scene.at("09:08:30").phone("p-1", "near", "E1", 40)).containsExactly(ARRIVED);
        assertThat(scene.rescue("E1").evidence().get(0).notBefore()).isEqualTo(instant("09:08"));
    }

    @Test
    void aSecondPhoneIsFollowedOnceTheFirstIsSilent() {
        scene.at("09:08").phone("p-1", "near", "E1", 400);
        scene.at("09:09:31").phone("p-2", "near", "E1", 40);
        assertThat(scene.at("09:09:51").phone("p-2", "near", "E1", 40)).containsExactly(ARRIVED);
    }

    @Test
    void twoPhonesThatBothSayYesAddNothing() {
        assertThat(scene.at("09:06").accepts("near", "E1")).isEmpty();
        assertThat(scene.at("09:06").departs("near", "E1")).isEmpty();
    }

    @Test
    void aDriveByIsNoArrival() {
        scene.at("09:08").drives("near", "E1", 400);
        scene.at("09:08:10").drives("near", "E1", 80);
        scene.at("09:08:20").drives("near", "E1", 10);
        scene.at("09:08:35").drives("near", "E1", -80);
        assertThat(scene.at("09:08:50").drives("near", "E1", -400)).isEmpty();
        assertThat(scene.rescue("E1").evidence()).isEmpty();
    }

    @Test
    void aShortStopOnTheWayIsNoArrival() {
        scene.at("09:08").stands("near", "E1", 90);
        scene.at("09:08:10").stands("near", "E1", 90);
        scene.at("09:08:15").drives("near", "E1", 150);
        assertThat(scene.at("09:08:40").stands("near", "E1", 90)).isEmpty();
        assertThat(scene.at("09:09").stands("near", "E1", 90)).containsExactly(ARRIVED);
        assertThat(scene.rescue("E1").evidence().get(0).notBefore()).isEqualTo(instant("09:08:15"));
    }

    @Test
    void aFirstFixThatIsAlreadyInsideIsAnUpperBoundOnly() {
        scene.at("09:08").stands("near", "E1", 20);
        scene.at("09:08:20").stands("near", "E1", 20);
        assertThat(scene.rescue("E1").evidence())
                .containsExactly(new Evidence(
                        Source.POSITION,
                        null,
                        instant("09:08"),
                        instant("09:08:20").minusMillis(250)));
    }

    @Test
    void aFixWithoutASpeedCounts() {
        scene.at("09:08").fix("near", "E1", 30, 10, null);
        assertThat(scene.at("09:08:20").fix("near", "E1", 30, 10, null)).containsExactly(ARRIVED);
    }

    @Test
    void scanAndPositionTogetherAreGradeA() {
        scene.at("09:08").drives("near", "E1", 400);
        scene.at("09:08:10").stands("near", "E1", 30);
        scene.at("09:08:40").stands("near", "E1", 30);
        assertThat(scene.at("09:09:50").scans("near", "E1")).containsExactly("ArrivalNoted E1 near QR");
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:08:10"), Grade.A));
    }

    @Test
    void whoForgetsToPressHasArrivedByPosition() {
        scene.at("09:08").stands("near", "E1", 20);
        scene.at("09:08:20").stands("near", "E1", 20);
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:08"), Grade.B));
    }

    @Test
    void aTrackIsKeptEveryThirtySeconds() {
        for (int s = 10; s < 60; s++) scene.at("09:05:" + s).drives("near", "E1", 2_000 - s);
        assertThat(scene.facts().stream().filter(TrackNoted.class::isInstance))
                .hasSize(2)
                .allSatisfy(track -> assertThat(track.body().toString())
                        .contains("\"apart\"")
                        .doesNotContain("latE7"));
    }

    @Test
    void aCrewThatHasNotAcceptedIsNotFollowed() {
        var other = Scene.with("near");
        other.at("09:00").signal("E1");
        other.at("09:01").stands("near", "E1", 20);
        assertThat(other.at("09:02").stands("near", "E1", 20)).isEmpty();
        assertThat(other.facts().stream().filter(TrackNoted.class::isInstance)).isEmpty();
    }

    @Test
    void aCrewWhoseStationStandsBesideTheElevatorHasNotArrivedBeforeItSetsOut() {
        var other = Scene.byDay();
        other.at("09:00").signal("E1");
        other.at("09:00:20").accepts("near", "E1");
        other.at("09:00:30").stands("near", "E1", 60);
        assertThat(other.at("09:01:30").stands("near", "E1", 60)).isEmpty();
        other.at("09:02").departs("near", "E1");
        assertThat(other.at("09:02:30").stands("near", "E1", 20)).containsExactly(ARRIVED);
        assertThat(other.rescue("E1").findArrival().orElseThrow().at()).isEqualTo(instant("09:02"));
    }

    @Test
    void aFixThatIsNotAccurateIsNoEvidenceOfBeingThereNorOfBeingElsewhere() {
        scene.at("09:08").drives("near", "E1", 400);
        scene.at("09:08:10").stands("near", "E1", 30);
        scene.at("09:08:20").fix("near", "E1", 300, 400, null);
        assertThat(scene.at("09:08:30").stands("near", "E1", 30)).containsExactly(ARRIVED);
        assertThat(arrival().at()).isEqualTo(instant("09:08:10"));
    }

    @Test
    void aScanOrPressBeforeTheCrewHasStoodThereLongEnoughIsConfirmedByItsPositionAfterwards() {
        scene.at("09:08").drives("near", "E1", 400);
        scene.at("09:08:10").stands("near", "E1", 30);
        scene.at("09:08:20").arrives("near", "E1");
        assertThat(arrival().grade()).isEqualTo(Grade.C);
        assertThat(scene.at("09:08:30").stands("near", "E1", 30)).containsExactly(ARRIVED);
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:08:10"), Grade.A));
        int before = scene.facts().size();
        scene.at("09:10").stands("near", "E1", 30);
        assertThat(scene.facts()).hasSize(before);
    }

    @Test
    void aPressFarFromTheElevatorContradictsThePositions() {
        scene.at("09:03").arrives("near", "E1");
        scene.at("09:12").drives("near", "E1", 400);
        scene.at("09:12:10").stands("near", "E1", 30);
        scene.at("09:12:30").stands("near", "E1", 30);
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:12:10"), Grade.X));
    }

    @Test
    void oncePeopleAreOutNobodyIsFollowed() {
        scene.at("09:07").drives("near", "E1", 400);
        scene.at("09:08").releases("near", "E1", 1);
        int before = scene.facts().size();
        scene.at("09:09").stands("near", "E1", 30);
        scene.at("09:10").stands("near", "E1", 30);
        assertThat(scene.facts()).hasSize(before);
    }

    @Test
    void fiftyMetresAreAccurateEnoughAndTwoMetresASecondIsStanding() {
        scene.at("09:08").fix("near", "E1", 30, 50, 2);
        assertThat(scene.at("09:08:20").fix("near", "E1", 30, 50, 2)).containsExactly(ARRIVED);
    }

    @Test
    void aFixThatIsNotAccurateBeginsNoStayAtTheElevator() {
        scene.at("09:08").drives("near", "E1", 400);
        scene.at("09:08:10").fix("near", "E1", 300, 51, null);
        scene.at("09:08:20").stands("near", "E1", 30);
        assertThat(scene.at("09:08:30").stands("near", "E1", 30)).isEmpty();
        assertThat(scene.at("09:08:40").stands("near", "E1", 30)).containsExactly(ARRIVED);
        assertThat(arrival().at()).isEqualTo(instant("09:08:20"));
    }

    @Test
    void aCrewThatHasNotSetOutYetHasThatBeforeItWhereverItIs() {
        var other = Scene.with("near");
        other.at("09:00").signal("E1");
        other.at("09:01").accepts("near", "E1");
        var told = other.assignment("near", "E1").etaAt();
        other.at("09:02").drives("near", "E1", 9_000);
        var sitting = other.assignment("near", "E1").etaAt();
        assertThat(sitting).isAfter(told.plusSeconds(600));
        other.at("09:03").departs("near", "E1");
        other.at("09:03:30").drives("near", "E1", 9_000);
        assertThat(other.assignment("near", "E1").etaAt()).isEqualTo(sitting.plusSeconds(30));
    }

    private Arrival arrival() {
        return scene.rescue("E1").findArrival().orElseThrow();
    }
}
