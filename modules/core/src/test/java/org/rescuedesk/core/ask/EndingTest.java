package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

class EndingTest {
    private final Scene scene = Scene.with("near", "far");

    private Readiness readiness(String crew) {
        return scene.desk().crew(CrewId.of(crew)).readiness();
    }

    @Test
    void aWholeRescueFromTheCryToTheCause() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").accepts("near", "E1")).containsExactly("CrewAccepted E1 near");
        assertThat(scene.at("09:02").departs("near", "E1")).containsExactly("CrewDeparted E1 near");
        assertThat(scene.at("09:10").arrives("near", "E1")).containsExactly("ArrivalNoted E1 near PRESS");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.ON_SITE);
        assertThat(scene.at("09:20").releases("near", "E1", 2)).containsExactly("PeopleReleased E1 2");
        assertThat(readiness("near")).isEqualTo(Readiness.OUT);
        assertThat(scene.at("09:30").reports("near", "E1", "door"))
                .containsExactly("CauseReported E1 door", "CrewDone E1 near", "RescueClosed E1");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.CLOSED);
        assertThat(readiness("near")).isEqualTo(Readiness.FREE);
        assertThat(scene.rescue("E1").times().known())
                .extracting(entry -> entry.getKey().name())
                .containsExactly(
                        "RECEIVED",
                        "OPENED",
                        "OFFERED",
                        "ACCEPTED",
                        "DEPARTED",
                        "ARRIVED",
                        "RELEASED",
                        "CAUSE_REPORTED",
                        "CLOSED");
    }

    @Test
    void aFalseAlarmStandsTheCrewDown() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.at("09:05").dismiss("E1"))
                .containsExactly("CrewStoodDown E1 near FALSE_ALARM", "FalseAlarmFound E1");
        assertThat(readiness("near")).isEqualTo(Readiness.FREE);
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.FALSE_ALARM);
    }

    @Test
    void aFalseAlarmFreesTheCrewForWhoWaits() {
        var alone = Scene.with("near");
        alone.at("09:00").signal("E1");
        alone.at("09:01").signal("E3");
        assertThat(alone.at("09:02").dismiss("E1")).endsWith("CrewOffered E3 near");
    }

    @Test
    void whenSomebodyElseFreedThePeopleTheCrewOnItsWayIsStoodDown() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.at("09:05").released("E1", 1, "09:04"))
                .containsExactly("PeopleReleased E1 1", "CrewStoodDown E1 near PEOPLE_ARE_OUT");
        assertThat(scene.rescue("E1").times().find(TimePoint.RELEASED)).contains(Scene.instant("09:04"));
    }

    @Test
    void aCrewThatIsThereStaysUntilTheRescueIsClosed() {
        scene.at("09:00").signal("E1");
        scene.at("09:09").arrives("near", "E1");
        assertThat(scene.at("09:15").released("E1", 1, null)).containsExactly("PeopleReleased E1 1");
        assertThat(scene.at("09:20").close("E1", true))
                .containsExactly(
                        "PassengersCalledBack E1", "CauseReported E1 door", "CrewDone E1 near", "RescueClosed E1");
        assertThat(readiness("near")).isEqualTo(Readiness.FREE);
    }

    @Test
    void aReleaseWithoutAnyArrivalLeavesTheArrivalUnknown() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").accepts("near", "E1");
        assertThat(scene.at("09:20").releases("near", "E1", 1)).containsExactly("PeopleReleased E1 1");
        assertThat(scene.rescue("E1").findArrival()).isEmpty();
        assertThat(scene.rescue("E1").times().find(TimePoint.ARRIVED)).isEmpty();
        scene.at("09:30").reports("near", "E1", "door");
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.DONE);
    }

    @Test
    void aRescueThatEndedIsForgottenAfterAnHourWhenTheNextOneOpens() {
        scene.at("09:00").signal("E1");
        scene.at("09:04").releases("near", "E1", 1);
        scene.at("09:04").callsBack("E1");
        scene.at("09:05").reports("near", "E1", "door");
        scene.at("10:05").signal("E3");
        assertThat(scene.desk().rescues().size()).isEqualTo(2);
        scene.at("10:06").signal("E2");
        assertThat(scene.desk().rescues().size()).isEqualTo(2);
        assertThat(scene.at("10:07").signal("E1")).startsWith("RescueOpened E1");
        assertThat(scene.rescue("E1").recurrenceOf()).hasToString("E1@20261123T010000Z");
    }

    @Test
    void aFalseAlarmHasNoRecurrenceButTheRescueBeforeItHas() {
        scene.at("09:00").signal("E1");
        scene.at("09:05").dismiss("E1");
        scene.at("09:10").signal("E1");
        assertThat(scene.rescue("E1").recurrenceOf()).isNull();
        var first = scene.rescue("E1").id();
        scene.at("09:20").releases("near", "E1", 1);
        scene.at("09:30").reports("near", "E1", "door");
        scene.at("10:00").signal("E1");
        scene.at("10:05").dismiss("E1");
        scene.at("10:10").signal("E1");
        assertThat(scene.rescue("E1").recurrenceOf()).isEqualTo(first);
    }

    @Test
    void anArrivalPressedAfterThePeopleWereOutIsNone() {
        scene.at("09:00").signal("E1");
        scene.at("09:20").releases("near", "E1", 1);
        assertThat(scene.at("09:45").arrives("near", "E1")).first().asString().startsWith("refused: ");
        assertThat(scene.rescue("E1").findArrival()).isEmpty();
    }

    @Test
    void anArrivalKnownLaterWasBeforeTheReleaseAtTheLatest() {
        scene.at("09:00").signal("E1");
        scene.at("09:20").releases("near", "E1", 1);
        var late = new Evidence(Source.PRESS, Scene.instant("09:12"), Scene.instant("09:45"), null);
        scene.at("09:45").arrives("near", "E1", late);
        assertThat(scene.rescue("E1").findArrival()).contains(new Arrival(Scene.instant("09:20"), Arrival.Grade.C));
    }
}
