package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;

class SenderLimitTest {
    private final Scene scene = Scene.with("near");

    @Test
    void beyondFiveSuspicionsAnHourThereIsOneFindingAndNoMoreSuspicions() {
        raiseAndDismiss(5);
        assertThat(scene.at("09:06").cry("E1", Distrust.UNREADABLE)).containsExactly("FindingNoted E1");
        assertThat(scene.at("09:07").cry("E1", Distrust.UNREADABLE)).isEmpty();
        assertThat(scene.at("09:08").cry("E2", Distrust.UNREADABLE)).containsExactly("RescueSuspected E2 UNREADABLE");
    }

    @Test
    void anHourLaterItMayRaiseThemAgain() {
        raiseAndDismiss(5);
        assertThat(scene.at("10:01").cry("E1", Distrust.UNREADABLE)).containsExactly("RescueSuspected E1 UNREADABLE");
    }

    @Test
    void aTrustedSignalIsNeverLimited() {
        raiseAndDismiss(5);
        assertThat(scene.at("09:06").signal("E1")).startsWith("RescueOpened E1");
    }

    @Test
    void beyondFiftySuspicionsOfUnknownElevatorsThereIsOneFinding() {
        int most = Province.rules().policy().unknownElevators();
        for (int i = 0; i < most; i++) {
            scene.at("09:00").cry("X" + i, i % 2 == 0 ? Distrust.UNREADABLE : Distrust.UNKNOWN_ELEVATOR);
        }
        assertThat(scene.desk().rescues().size()).isEqualTo(most);
        assertThat(scene.at("09:00:01").cry("Y1", Distrust.UNKNOWN_ELEVATOR))
                .containsExactly("FindingNoted unknown-elevators");
        assertThat(scene.at("09:00:02").cry("Y2", Distrust.UNKNOWN_ELEVATOR)).isEmpty();
        assertThat(scene.at("09:00:02").cry("Y3", Distrust.UNREADABLE)).isEmpty();
        assertThat(scene.at("09:00:03").cry("E1", Distrust.UNREADABLE)).isNotEmpty();
        scene.at("09:00:04").dismiss("X7");
        assertThat(scene.at("09:00:05").cry("Y1", Distrust.UNKNOWN_ELEVATOR))
                .containsExactly("RescueSuspected Y1 UNKNOWN_ELEVATOR");
    }

    @Test
    void aButtonHeldAgainAndAgainIsLimitedLikeAnyOtherSuspicion() {
        for (int i = 1; i <= 5; i++) {
            assertThat(scene.at("09:0" + i).button("E1", 4)).containsExactly("RescueSuspected E1 BUTTON_HELD");
            scene.at("09:0" + i).dismiss("E1");
        }
        assertThat(scene.at("09:06").button("E1", 4)).containsExactly("FindingNoted E1");
        assertThat(scene.at("09:07").button("E1", 4)).isEmpty();
    }

    @Test
    void cryingOftenDuringOneRescueDoesNotSilenceTheNextSuspicion() {
        scene.at("09:00").cry("E1", Distrust.IMPOSSIBLE_TIME);
        for (int i = 1; i <= 9; i++) scene.at("09:0" + i).cry("E1", Distrust.IMPOSSIBLE_TIME);
        scene.at("09:20").released("E1", 1, null);
        assertThat(scene.at("09:30").cry("E1", Distrust.IMPOSSIBLE_TIME))
                .containsExactly("RescueSuspected E1 IMPOSSIBLE_TIME");
    }

    private void raiseAndDismiss(int times) {
        for (int i = 1; i <= times; i++) {
            assertThat(scene.at("09:0" + i).cry("E1", Distrust.UNREADABLE)).hasSize(1);
            scene.at("09:0" + i).dismiss("E1");
        }
    }
}
