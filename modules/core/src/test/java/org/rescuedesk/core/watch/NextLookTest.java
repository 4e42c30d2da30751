package org.rescuedesk.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.policy.Suspicions;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Sorted;

/** When a look finds something next, so that a driven clock may jump there. */
class NextLookTest {
    @Test
    void whileNothingWaitsNoLookFindsAnything() {
        assertThat(Watch.next(Scene.byDay().desk())).isEmpty();
    }

    @Test
    void ofAllThatMayComeDueTheFirstIsNext() {
        var scene = Scene.with("near", "far");
        scene.at("08:30").onDutyUntil("rival", "09:02");
        scene.at("09:00").signal("E1");
        assertThat(Watch.next(scene.desk())).contains(Scene.instant("09:02"));
        scene.at("09:02").check();
        assertThat(Watch.next(scene.desk()))
                .as("near has until 09:03 sharp")
                .contains(Scene.instant("09:03").plusMillis(1));
        scene.at("09:02:30").accepts("near", "E1");
        assertThat(Watch.next(scene.desk()))
                .as("silent ten minutes after it should be there")
                .contains(Scene.instant("09:17").plusMillis(1));
    }

    /** An hour for a held button, a minute for everything else. */
    @Test
    void aSuspicionWaitsAsLongAsTheRulesSayForItsKind() {
        var scene = Scene.atNight();
        var national = Policy.NATIONAL;
        var usual = national.suspicions();
        var patient = new Suspicions(
                Duration.ofMinutes(1),
                Sorted.<Distrust, Duration>empty().with(Distrust.BUTTON_HELD, Duration.ofHours(1)),
                usual.buttonHeld(),
                usual.perSender(),
                usual.doubtedPerSender(),
                usual.unknownElevators(),
                usual.clockAhead());
        scene.at("07:00")
                .rules(new Policy(
                        new PolicyId("520102", 1),
                        Scene.instant("06:00"),
                        "patience",
                        national.arrivals(),
                        national.escalation(),
                        patient,
                        national.eligibility()));
        scene.at("09:00").button("E1", 5);
        assertThat(Watch.next(scene.desk())).contains(Scene.instant("10:00"));
        scene.at("09:00").cry("E3", Distrust.UNREADABLE);
        assertThat(Watch.next(scene.desk())).contains(Scene.instant("09:01"));
        assertThat(scene.at("09:01").check()).startsWith("RescueConfirmed E3 UNANSWERED");
    }
}
