package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Stage;

class DoubtfulCryTest {
    private final Scene scene = Scene.with("near");

    @ParameterizedTest
    @EnumSource
    void aCryThatCanNotBeTrustedIsASuspicionAndNobodyIsSent(Distrust distrust) {
        assertThat(scene.at("09:00").cry("E1", distrust)).containsExactly("RescueSuspected E1 " + distrust);
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.SUSPECTED);
        assertThat(scene.rescue("E1").suspicion()).isEqualTo(distrust);
        assertThat(scene.until("09:00:59")).isEmpty();
    }

    @Test
    void unansweredForSixtySecondsItOpensItself() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.until("09:01"))
                .containsExactly("09:01 RescueConfirmed E1 UNANSWERED", "09:01 CrewOffered E1 near");
    }

    @Test
    void aRestartDoesNotStartItsMinuteAgain() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        scene.until("09:00:30");
        scene.restart();
        assertThat(scene.until("09:01")).contains("09:01 RescueConfirmed E1 UNANSWERED");
    }

    @Test
    void aPersonWhoConfirmsItOpensItAtOnce() {
        scene.at("09:00").cry("E1", Distrust.IMPOSSIBLE_TIME);
        assertThat(scene.at("09:00:20").confirm("E1"))
                .containsExactly("RescueConfirmed E1 PERSON", "CrewOffered E1 near");
        assertThat(scene.until("09:02")).isEmpty();
    }

    @Test
    void aTrustedSignalOpensItAtOnce() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:00:20").signal("E1"))
                .containsExactly("SignalJoined E1", "RescueConfirmed E1 SIGNAL", "CrewOffered E1 near");
    }

    @Test
    void aCallOpensItAtOnce() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:00:20").call("E1"))
                .containsExactly("CallJoined E1 2", "RescueConfirmed E1 CALL", "CrewOffered E1 near");
    }

    @Test
    void anotherDoubtfulCryDoesNotOpenIt() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:00:20").cry("E1", Distrust.UNREADABLE)).containsExactly("SignalJoined E1 UNREADABLE");
        assertThat(scene.rescue("E1").stage()).isEqualTo(Stage.SUSPECTED);
    }

    @Test
    void aDismissedSuspicionSendsNobodyAndStaysEnded() {
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.at("09:00:20").dismiss("E1")).containsExactly("FalseAlarmFound E1");
        assertThat(scene.until("09:05")).isEmpty();
    }

    @Test
    void aButtonHeldForThreeSecondsIsASuspicionAndAShorterPressIsNone() {
        assertThat(scene.at("09:00").button("E1", 2)).isEmpty();
        assertThat(scene.at("09:01").button("E1", 3)).containsExactly("RescueSuspected E1 BUTTON_HELD");
        assertThat(scene.until("09:02")).startsWith("09:02 RescueConfirmed E1 UNANSWERED");
    }
}
