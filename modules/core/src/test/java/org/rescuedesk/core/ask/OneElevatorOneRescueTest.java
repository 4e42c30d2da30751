package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

class OneElevatorOneRescueTest {
    private final Scene scene = Scene.with("near");

    @Test
    void anotherSignalJoinsTheOpenRescue() {
        assertThat(scene.at("09:00").signal("E1")).containsExactly("RescueOpened E1", "CrewOffered E1 near");
        assertThat(scene.at("09:01").signal("E1")).containsExactly("SignalJoined E1");
        scene.at("09:02").accepts("near", "E1");
        scene.at("09:10").arrives("near", "E1");
        assertThat(scene.at("09:11").signal("E1")).containsExactly("SignalJoined E1");
    }

    @Test
    void aCallAndASignalAreOneRescueWhicheverComesFirst() {
        assertThat(scene.at("09:00").call("E1")).startsWith("RescueOpened E1 2");
        assertThat(scene.at("09:01").signal("E1")).containsExactly("SignalJoined E1");
        assertThat(scene.at("09:02").signal("E3")).startsWith("RescueOpened E3");
        assertThat(scene.at("09:03").call("E3")).containsExactly("CallJoined E3 2");
        assertThat(scene.desk().rescues().size()).isEqualTo(2);
    }

    @Test
    void aCryAfterThePeopleAreOutOpensANewRescueLinkedAsARecurrence() {
        scene.at("09:00").signal("E1");
        scene.at("09:20").releases("near", "E1", 1);
        var first = scene.rescue("E1").id();
        assertThat(scene.at("09:21").signal("E1")).startsWith("RescueOpened E1");
        assertThat(scene.rescue("E1").recurrenceOf()).isEqualTo(first);
        assertThat(scene.desk().rescue(first).stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void aCallAfterTheRescueClosedOpensANewOneLinkedToo() {
        scene.at("09:00").signal("E1");
        scene.at("09:20").releases("near", "E1", 1);
        scene.at("09:25").reports("near", "E1", "door");
        var first = scene.rescue("E1").id();
        assertThat(scene.at("09:26").call("E1")).startsWith("RescueOpened E1 2");
        assertThat(scene.rescue("E1").recurrenceOf()).isEqualTo(first);
    }

    @Test
    void twoRescuesOfOneElevatorInOneSecondHaveTwoIds() {
        scene.at("09:00").signal("E1");
        scene.at("09:00").dismiss("E1");
        scene.at("09:00").signal("E1");
        assertThat(scene.rescue("E1").id()).hasToString("E1@20261123T010000Z-2");
    }

    @Test
    void aDoubtfulCryJoinsAnOpenRescueAndAddsNoSuspicion() {
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").cry("E1", Distrust.UNREADABLE)).containsExactly("SignalJoined E1 UNREADABLE");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    void theNumberOfPeopleIsTheLastOneThatAnybodyGave() {
        scene.at("09:00").signal("E1");
        assertThat(scene.rescue("E1").people()).isNull();
        scene.at("09:01").call("E1");
        scene.at("09:02").signal("E1");
        assertThat(scene.rescue("E1").people()).isEqualTo(2);
        scene.at("09:20").releases("near", "E1", 3);
        assertThat(scene.rescue("E1").people()).isEqualTo(3);
    }

    @Test
    void theClockStartsWithTheFirstWord() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        scene.at("09:00:40").signal("E1");
        var rescue = scene.rescue("E1");
        assertThat(rescue.opening().clockStart()).isEqualTo(Scene.instant("09:00"));
        assertThat(rescue.opening().limitAt()).isEqualTo(Scene.instant("09:30"));
        assertThat(rescue.times().find(TimePoint.RECEIVED)).contains(Scene.instant("09:00"));
        assertThat(rescue.times().find(TimePoint.CONFIRMED)).contains(Scene.instant("09:00:40"));
    }

    @Test
    void aCallForAnElevatorThatTheRegisterDoesNotKnowIsRefused() {
        assertThat(scene.at("09:00").call("E9")).containsExactly("refused: The register has no elevator E9.");
    }
}
