package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.scene.Scene.instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Arrival.Grade;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;

class JoiningTest {
    private static final String FAR_TOO = "CrewJoined E1 far ";

    private final Scene scene = Scene.with("near", "far");

    @BeforeEach
    void nearIsThereAndFarIsSentBesideIt() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        scene.at("09:02").sends("far", "E1", true);
        scene.at("09:03").departs("far", "E1");
        scene.at("09:10").arrives("near", "E1");
    }

    private Arrival arrival() {
        return scene.rescue("E1").findArrival().orElseThrow();
    }

    @Test
    void theSecondCrewHasATimeOfItsOwnThatChangesNothingInTheArrival() {
        assertThat(scene.at("09:25").arrives("far", "E1")).containsExactly(FAR_TOO + "PRESS");
        assertThat(scene.assignment("far", "E1").findReached(State.ON_SITE)).contains(instant("09:25"));
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:10"), Grade.C));
        assertThat(scene.at("09:26").arrives("far", "E1")).isEmpty();
    }

    @Test
    void anotherSourceOfTheSecondCrewContradictsNobody() {
        assertThat(scene.at("09:25").scans("far", "E1")).containsExactly(FAR_TOO + "QR");
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:10"), Grade.C));
        assertThat(scene.at("09:26").arrives("far", "E1")).isEmpty();
    }

    @Test
    void itsPositionIsFollowedThoughTheFirstOnesIsKnown() {
        scene.at("09:10").stands("near", "E1", 10);
        assertThat(scene.at("09:10:20").stands("near", "E1", 10)).containsExactly("ArrivalNoted E1 near POSITION");
        scene.at("09:24").drives("far", "E1", 300);
        scene.at("09:25").stands("far", "E1", 10);
        assertThat(scene.at("09:25:20").stands("far", "E1", 10)).containsExactly(FAR_TOO + "POSITION");
        assertThat(scene.at("09:26").stands("far", "E1", 10)).isEmpty();
        assertThat(arrival().at()).isEqualTo(instant("09:10"));
    }

    @Test
    void theFirstCrewsFurtherEvidenceStillCounts() {
        scene.at("09:10:30").arrives("far", "E1");
        assertThat(scene.at("09:11").scans("near", "E1")).containsExactly("ArrivalNoted E1 near QR");
        assertThat(arrival().grade()).isEqualTo(Grade.A);
    }

    @Test
    void aPersonsWordOfTheSecondCrewIsItsOwnToo() {
        assertThat(scene.at("09:26").phoned("E1", "far", "09:25")).containsExactly(FAR_TOO + "PHONE");
        assertThat(scene.assignment("far", "E1").findReached(State.ON_SITE)).contains(instant("09:25"));
        assertThat(arrival().grade()).isEqualTo(Grade.C);
    }

    @Test
    void whereTheFirstWasCalledOffAgainItsArrivalStandsWhateverTheNextOneShows() {
        scene.at("09:12").callsOff("near", "E1");
        assertThat(scene.at("09:25").scans("far", "E1")).containsExactly(FAR_TOO + "QR");
        assertThat(arrival()).isEqualTo(new Arrival(instant("09:10"), Grade.C));
    }

    @Test
    void theFirstMayLeaveOnceTheSecondIsThere() {
        scene.at("09:25").arrives("far", "E1");
        assertThat(scene.at("09:26").leaves("near", "E1")).containsExactly("CrewDone E1 near");
    }
}
