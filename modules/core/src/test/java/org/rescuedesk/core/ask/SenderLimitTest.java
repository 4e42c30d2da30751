package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.policy.Policy;
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
        int most = Policy.NATIONAL.suspicions().unknownElevators();
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

    @Test
    void beyondTwentyDoubtedCriesAnHourOneFindingSaysSoAndNoMoreJoinTheRescue() {
        scene.at("09:00").signal("E1");
        for (int i = 1; i <= 20; i++) {
            assertThat(scene.at("09:01").cry("E1", Distrust.UNREADABLE)).containsExactly("SignalJoined E1 UNREADABLE");
        }
        assertThat(scene.at("09:02").cry("E1", Distrust.UNREADABLE)).containsExactly("FindingNoted E1/joined");
        assertThat(scene.at("09:03").cry("E1", Distrust.IMPOSSIBLE_TIME)).isEmpty();
        assertThat(scene.at("09:03").signal("E1")).containsExactly("SignalJoined E1");
        scene.at("09:03").signal("E2");
        assertThat(scene.at("09:03").cry("E2", Distrust.UNREADABLE)).containsExactly("SignalJoined E2 UNREADABLE");
    }

    @Test
    void aControllerGoneMadThroughAWholeRescueLeavesTwentyDoubtedCriesAnHour() {
        scene.at("09:00").signal("E1");
        int noted = 0;
        int findings = 0;
        for (int second = 60; second < 7_200; second++) {
            var facts = scene.at("%02d:%02d:%02d".formatted(9 + second / 3_600, second / 60 % 60, second % 60))
                    .cry("E1", Distrust.UNREADABLE);
            if (facts.contains("SignalJoined E1 UNREADABLE")) noted++;
            if (facts.contains("FindingNoted E1/joined")) findings++;
        }
        assertThat(noted).isEqualTo(40);
        assertThat(findings).isEqualTo(2);
    }

    @Test
    void whoWasBeyondTheLimitDuringARescueIsHeardAgainOnceItIsOver() {
        scene.at("09:00").signal("E1");
        for (int i = 1; i <= 30; i++) scene.at("09:01").cry("E1", Distrust.UNREADABLE);
        scene.at("09:20").released("E1", 1, null);
        assertThat(scene.at("09:30").cry("E1", Distrust.UNREADABLE)).containsExactly("RescueSuspected E1 UNREADABLE");
    }

    private void raiseAndDismiss(int times) {
        for (int i = 1; i <= times; i++) {
            assertThat(scene.at("09:0" + i).cry("E1", Distrust.UNREADABLE)).hasSize(1);
            scene.at("09:0" + i).dismiss("E1");
        }
    }
}
