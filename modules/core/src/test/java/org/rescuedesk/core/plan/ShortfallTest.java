package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.CrewEvent.CrewsSeen;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.policy.Eligibility;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.scene.Scene;

class ShortfallTest {
    @Test
    void nobodyOnDutyIsSaidOnce() {
        var scene = Scene.atNight();
        assertThat(scene.at("03:00").signal("E1"))
                .containsExactly(
                        "RescueOpened E1",
                        "ShortfallNoted E1 NOBODY_ON_DUTY",
                        "LevelOpened E1 2 EMPTY",
                        "LevelOpened E1 3 EMPTY");
        assertThat(scene.until("03:10")).isEmpty();
        assertThat(scene.rescue("E1").shortfall()).isEqualTo(Shortfall.of(Lack.NOBODY_ON_DUTY, 4));
    }

    @Test
    void allOutIsSaidWithTheNumberOfThoseOnDuty() {
        var scene = Scene.with("near", "rival");
        scene.at("09:00").signal("E1");
        scene.at("09:01").signal("E2");
        assertThat(scene.at("09:02").signal("E3")).contains("ShortfallNoted E3 ALL_OUT");
        assertThat(scene.rescue("E3").shortfall()).isEqualTo(Shortfall.of(Lack.ALL_OUT, 2));
    }

    @Test
    void anotherReasonIsSaidAgain() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:01").signal("E3");
        scene.at("09:02").declines("near", "E1");
        assertThat(scene.at("09:03").declines("near", "E3"))
                .containsExactly("CrewDeclined E3 near", "ShortfallNoted E3 ALL_DECLINED");
        assertThat(scene.at("09:04").offDuty("near")).containsExactly("CrewWentOffDuty near");
        assertThat(scene.at("09:04:01").check())
                .containsExactly("ShortfallNoted E1 NOBODY_ON_DUTY", "ShortfallNoted E3 NOBODY_ON_DUTY");
    }

    @Test
    void thatTheCrewWhichDeclinedIsTiredByNowIsNoOtherReason() {
        var scene = Scene.atNight();
        scene.at("07:00").rules(onDutyAtMostAnHour());
        scene.at("08:30").onDuty("near");
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").declines("near", "E1")).contains("ShortfallNoted E1 ALL_DECLINED");
        assertThat(scene.until("09:31")).noneMatch(line -> line.contains("ShortfallNoted"));
    }

    private static Policy onDutyAtMostAnHour() {
        var national = Policy.NATIONAL;
        return new Policy(
                new PolicyId("520102", 1),
                Scene.instant("06:00"),
                "shifts",
                national.arrivals(),
                national.escalation(),
                national.suspicions(),
                new Eligibility(Duration.ofMinutes(10), true, Duration.ofHours(1), 100));
    }

    @Test
    void whoeverIsStillWithoutACrewOnceTheOnlyOneWentElsewhereIsToldThatAllAreOut() {
        var scene = Scene.atNight();
        scene.at("09:00").signal("E1");
        scene.at("09:01").signal("E3");
        assertThat(scene.at("09:02").onDuty("near"))
                .containsExactly("CrewCameOnDuty near", "CrewOffered E1 near", "ShortfallNoted E3 ALL_OUT");
    }

    @Test
    void thatTheOnlyCrewIsTiredIsNotThatItDeclined() {
        var scene = Scene.atNight();
        scene.at("07:00").rules(onDutyAtMostAnHour());
        scene.at("07:30").onDuty("near");
        assertThat(scene.at("09:00").signal("E1")).contains("ShortfallNoted E1 NOT_QUALIFIED");
    }

    @Test
    void whereAPersonCalledOffWhoeverCouldGoThatIsTheReason() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").callsOff("near", "E1")).contains("ShortfallNoted E1 ALL_CALLED_OFF");
    }

    @Test
    void aRescueIsServedAsSoonAsSomebodyIsFree() {
        var scene = Scene.with("near");
        scene.at("09:00").signal("E1");
        scene.at("09:01").signal("E3");
        scene.at("09:10").arrives("near", "E1");
        scene.at("09:20").releases("near", "E1", 1);
        assertThat(scene.at("09:30").reports("near", "E1", "door")).endsWith("CrewOffered E3 near");
        assertThat(scene.rescue("E3").shortfall()).isNull();
    }

    @Test
    void aRescueIsServedAsSoonAsSomebodyComesOnDuty() {
        var scene = Scene.atNight();
        scene.at("06:00").signal("E1");
        assertThat(scene.at("06:30").onDuty("grid")).containsExactly("CrewCameOnDuty grid", "CrewOffered E1 grid");
    }

    @Test
    void anElevatorWithoutAPlaceHasNobodySentAndIsShown() {
        var scene = Scene.byDay();
        scene.at("09:00").cry("E9", Distrust.UNKNOWN_ELEVATOR);
        assertThat(scene.until("09:05"))
                .containsExactly(
                        "09:01 RescueConfirmed E9 UNANSWERED",
                        "09:01 ShortfallNoted E9 PLACE_UNKNOWN",
                        "09:01 LevelOpened E9 2 EMPTY",
                        "09:01 LevelOpened E9 3 EMPTY");
        assertThat(scene.rescue("E9").opening().point()).isNull();
        assertThat(scene.rescue("E9").opening().limit()).hasMinutes(30);
    }

    @Test
    void anUnknownElevatorIsWatchedUntilADispatcherEndsIt() {
        var scene = Scene.byDay();
        scene.at("09:00").cry("E9", Distrust.UNKNOWN_ELEVATOR);
        scene.at("09:00:10").confirm("E9");
        assertThat(scene.until("09:30:01")).endsWith("09:30:01 MarkReached E9 LATE");
        scene.at("09:40").phoned("E9", null, null);
        scene.at("09:50").released("E9", 2, null);
        assertThat(scene.at("09:55").close("E9", true)).endsWith("RescueClosed E9");
    }

    @Test
    void positionsAreNotNotedWhileNobodyCanBeChosen() {
        var scene = Scene.with("near");
        scene.at("09:00").cry("E9", Distrust.UNKNOWN_ELEVATOR);
        scene.at("09:00:10").confirm("E9");
        scene.at("09:01").signal("E1");
        scene.at("09:01:30").declines("near", "E1");
        long before = sightings(scene);
        for (int i = 10; i < 50; i++) {
            scene.at("09:02:" + i).stands("near", "E1", 1000 - i);
            scene.at("09:02:" + i).check();
        }
        assertThat(sightings(scene)).isEqualTo(before);
    }

    private static long sightings(Scene scene) {
        return scene.facts().stream().filter(CrewsSeen.class::isInstance).count();
    }

    @Test
    void whereEverybodyRestsThatIsSaidForAPersonMaySendOne() {
        var scene = Scene.with("near", "far");
        scene.at("08:50").rests("near");
        scene.at("08:50").rests("far");
        assertThat(scene.at("09:00").signal("E1")).contains("ShortfallNoted E1 ALL_RESTING");
        assertThat(scene.at("09:01").sends("near", "E1", false)).contains("CrewOffered E1 near");
    }
}
