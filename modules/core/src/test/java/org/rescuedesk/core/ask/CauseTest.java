package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.CrewCommand.Released;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Stage;

/** Who may free the people and find the cause, and what they tell of it. */
class CauseTest {
    private final Scene scene = Scene.byDay();

    private List<String> frees(String crew, String at, int people, Integer injured) {
        var by = By.crew(CrewId.of(crew));
        return scene.at(at)
                .asks(new Released(Scene.instant(at), by, CrewId.of(crew), scene.rescueId("E1"), people, injured));
    }

    @Test
    void whoeverFreesThePeopleWithoutAWordBeforeHasTakenTheRescue() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:15").releases("near", "E1", 1))
                .containsExactly("CrewAccepted E1 near", "PeopleReleased E1 1");
    }

    @Test
    void aCrewThatLeftTellsOfItsArrivalLate() {
        scene.at("09:00").signal("E1");
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:09").sends("far", "E1", true);
        scene.at("09:28").scans("far", "E1");
        scene.at("09:29").leaves("near", "E1");
        var key = Evidence.at(Source.CONTROLLER, Scene.instant("09:08"), null);
        assertThat(scene.at("09:30").arrives("near", "E1", key)).containsExactly("ArrivalNoted E1 near CONTROLLER");
    }

    @Test
    void theCrewThatFreesThePeopleSaysHowManyAreInjuredAndWhatWasKnownIsNoNews() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        assertThat(frees("near", "09:15", 3, 1)).containsExactly("PeopleReleased E1 3", "PassengersDescribed E1");
        assertThat(scene.rescue("E1").passengers()).isEqualTo(new Passengers(3, 1, null));
    }

    @Test
    void thatAsManyAreInjuredAsWasSaidBeforeIsNotSaidTwice() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        scene.at("09:02").describes("E1", new Passengers(null, 1, null));
        assertThat(frees("near", "09:15", 3, 1)).containsExactly("PeopleReleased E1 3");
    }

    @Test
    void theFirmUnderContractFindsTheCauseAlsoWhereAnotherFreedThePeople() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").sends("rival", "E1", false);
        scene.at("09:06").arrives("rival", "E1");
        scene.at("09:10").releases("rival", "E1", 1);
        assertThat(scene.at("09:40").reports("far", "E1", "door"))
                .containsExactly("CauseReported E1 door", "CrewDone E1 rival", "RescueClosed E1");
    }

    @Test
    void aCrewOfAnotherFirmFindsTheCauseWhereItIsItself() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").sends("rival", "E1", false);
        scene.at("09:06").arrives("rival", "E1");
        scene.at("09:10").releases("rival", "E1", 1);
        assertThat(scene.at("09:15").reports("rival", "E1", "door")).endsWith("RescueClosed E1");
    }

    @Test
    void aCrewOfAnotherFirmThatHandedOverStillTellsTheCause() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").sends("rival", "E1", false);
        scene.at("09:06").arrives("rival", "E1");
        scene.at("09:07").sends("near", "E1", true);
        scene.at("09:15").scans("near", "E1");
        scene.at("09:16").leaves("rival", "E1");
        scene.at("09:20").releases("near", "E1", 1);
        assertThat(scene.at("09:25").reports("rival", "E1", "door")).startsWith("CauseReported E1 door");
    }

    @Test
    void aCrewOfAnotherFirmThatWasCalledOffFindsNoCause() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").sends("rival", "E1", false);
        scene.at("09:02").sends("near", "E1", false);
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(scene.at("09:20").reports("rival", "E1", "door"))
                .containsExactly("refused: Crew rival is not part of rescue " + scene.rescueId("E1")
                        + ": its assignment is STOOD_DOWN.");
        assertThat(scene.at("09:20").reports("grid", "E1", "door"))
                .first()
                .asString()
                .contains("grid was never asked");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.RELEASED);
    }
}
