package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.Stage;

class DispatcherTest {
    private final Scene scene = Scene.with("near", "far");

    @Test
    void onlyASuspicionCanBeConfirmed() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").confirm("E1"))
                .containsExactly(
                        "refused: Rescue " + scene.rescue("E1").id() + " is OPEN: there is nothing to confirm.");
    }

    @Test
    void anArrivalByPhoneIsThatOfTheCrewBoundToTheRescue() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.at("09:12").phoned("E1", null, "09:11")).containsExactly("ArrivalNoted E1 near PHONE");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.ON_SITE);
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.ON_SITE);
        assertThat(scene.rescue("E1").findArrival()).contains(new Arrival(Scene.instant("09:11"), Arrival.Grade.C));
    }

    @Test
    void theSameWordOfAnArrivalAgainAddsNothing() {
        scene.at("09:00").signal("E1");
        scene.at("09:12").phoned("E1", "near", "09:11");
        assertThat(scene.at("09:13").phoned("E1", "near", "09:11")).isEmpty();
        assertThat(scene.at("09:14").phoned("E1", "near", "09:10")).containsExactly("ArrivalNoted E1 near PHONE");
    }

    @Test
    void anArrivalOfACrewThatWasNeverAskedIsRefused() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:12").phoned("E1", "far", null))
                .first()
                .asString()
                .contains("far was never asked");
    }

    @Test
    void anArrivalAtASuspicionIsRefusedUntilItIsConfirmed() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:00:30").phoned("E1", null, null))
                .containsExactly("refused: Rescue " + scene.rescue("E1").id() + " is SUSPECTED: confirm it first.");
    }

    @Test
    void aTimeBeforeTheStartOrInTheFutureIsRefused() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:10").phoned("E1", "near", "08:59:59"))
                .first()
                .asString()
                .startsWith("refused: The time ");
        assertThat(scene.at("09:10").phoned("E1", "near", "09:10:01"))
                .first()
                .asString()
                .startsWith("refused: The time ");
        assertThat(scene.at("09:10").released("E1", 1, "09:10:01"))
                .first()
                .asString()
                .startsWith("refused: The time ");
        assertThat(scene.at("09:10").phoned("E1", "near", "09:00"))
                .containsExactly("CrewAccepted E1 near", "ArrivalNoted E1 near PHONE");
    }

    @Test
    void oncePeopleAreOutItCanNeitherBeAFalseAlarmNorReleasedNorArrivedAtAgain() {
        scene.at("09:00").signal("E1");
        scene.at("09:20").released("E1", 1, null);
        var id = scene.rescue("E1").id();
        assertThat(scene.at("09:21").dismiss("E1"))
                .containsExactly("refused: Rescue " + id + " is RELEASED: it can't be a false alarm any more.");
        assertThat(scene.at("09:21").released("E1", 1, null))
                .containsExactly("refused: Rescue " + id + " is RELEASED: its people are out already.");
        assertThat(scene.at("09:21").phoned("E1", "near", null))
                .containsExactly("refused: Rescue " + id + " is RELEASED: an arrival can't be recorded any more.");
    }

    @Test
    void onlyARescueWhosePeopleAreOutCanBeClosed() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:10").close("E1", false))
                .containsExactly("refused: Rescue " + scene.rescue("E1").id()
                        + " is OPEN: only one whose people are out can be closed.");
        scene.at("09:20").released("E1", 1, null);
        assertThat(scene.at("09:21").close("E1", false)).contains("RescueClosed E1");
        assertThat(scene.at("09:22").close("E1", false)).first().asString().contains("is CLOSED");
    }

    @Test
    void whoCalledStandsApartFromTheFact() {
        var note = new PersonNote("phone", "00ff", "13800000000");
        scene.at("09:00").call("E1", note);
        var body = scene.facts().get(2).body();
        assertThat(body.body("caller").text("phone")).isEqualTo(note.digest()).hasSize(64);
        assertThat(body.toString()).doesNotContain("13800000000");
        assertThat(note).hasToString("PersonNote[phone]");
    }
}
