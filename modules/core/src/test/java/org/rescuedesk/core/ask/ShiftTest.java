package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.CrewCommand.Moved;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Fix;

/** Crews that rest, whose shift ends, that hand an elevator over, and that have two phones. */
class ShiftTest {
    private final Scene scene = Scene.atNight();

    private Readiness readiness(String crew) {
        return scene.desk().crew(CrewId.of(crew)).readiness();
    }

    @Test
    void aCrewThatRestsIsNotAskedUntilItSaysThatItIsBack() {
        scene.at("08:00").onDuty("near");
        assertThat(scene.at("08:10").rests("near")).containsExactly("CrewBeganRest near");
        assertThat(scene.at("08:11").rests("near")).isEmpty();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:01").onDuty("near")).containsExactly("CrewEndedRest near", "CrewOffered E1 near");
        assertThat(scene.at("09:02").rests("near")).containsExactly("refused: Crew near can't rest now: it is OUT.");
    }

    @Test
    void aShiftEndsWhenTheCrewHasSaidSoAndNobodyIsAskedAfterIt() {
        scene.at("08:00").onDutyUntil("near", "09:00");
        assertThat(scene.until("08:59:59")).isEmpty();
        assertThat(scene.at("09:00").signal("E1")).doesNotContain("CrewOffered E1 near");
        assertThat(scene.at("09:00").check())
                .containsExactly("CrewWentOffDuty near", "ShortfallNoted E1 NOBODY_ON_DUTY");
        assertThat(readiness("near")).isEqualTo(Readiness.OFF_DUTY);
    }

    @Test
    void aCrewOnDutyMayGiveItsShiftAnotherEndWhateverItDoes() {
        scene.at("08:00").onDutyUntil("near", "09:00");
        assertThat(scene.at("08:30").onDutyUntil("near", "10:00")).containsExactly("ShiftMoved near");
        assertThat(scene.at("08:31").onDutyUntil("near", "10:00")).isEmpty();
        assertThat(scene.at("08:32").onDuty("near")).isEmpty();
        assertThat(scene.until("09:01")).isEmpty();
        scene.at("09:02").rests("near");
        assertThat(scene.at("09:03").onDutyUntil("near", "09:30"))
                .containsExactly("ShiftMoved near", "CrewEndedRest near");
        scene.at("09:04").signal("E1");
        assertThat(scene.at("09:05").onDutyUntil("near", "09:20")).containsExactly("ShiftMoved near");
        assertThat(readiness("near")).isEqualTo(Readiness.OUT);
        scene.at("09:15").callsOff("near", "E1");
        assertThat(scene.until("09:20"))
                .endsWith("09:20 CrewWentOffDuty near", "09:20 ShortfallNoted E1 NOBODY_ON_DUTY");
    }

    @Test
    void aShiftThatEndsDuringARescueEndsAfterIt() {
        scene.at("08:00").onDutyUntil("near", "09:05");
        scene.at("09:00").signal("E1");
        scene.at("09:04").departs("near", "E1");
        assertThat(scene.until("09:06")).isEmpty();
        scene.at("09:08").releases("near", "E1", 1);
        scene.at("09:10").reports("near", "E1", "door");
        assertThat(scene.at("09:10:01").check()).containsExactly("CrewWentOffDuty near");
    }

    @Test
    void aCrewLeavesTheElevatorToAnotherOnlyWhenThatOneIsThere() {
        scene.at("08:00").onDuty("near", "far");
        scene.at("09:00").signal("E1");
        scene.at("09:08").arrives("near", "E1");
        assertThat(scene.at("09:09").leaves("near", "E1"))
                .first()
                .asString()
                .endsWith("no other crew is there to take over.");
        scene.at("09:10").sends("far", "E1", true);
        scene.at("09:30").scans("far", "E1");
        assertThat(scene.at("09:31").leaves("near", "E1")).containsExactly("CrewDone E1 near");
        assertThat(readiness("near")).isEqualTo(Readiness.FREE);
        assertThat(scene.assignment("near", "E1").state()).isEqualTo(State.DONE);
        assertThat(scene.at("09:32").leaves("near", "E1")).isEmpty();
    }

    @Test
    void ofTwoPhonesOfOneCrewOneIsFollowedUntilItHasBeenSilentForNinetySeconds() {
        scene.at("08:00").onDuty("near");
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        moves("09:02:00", "a");
        moves("09:02:40", "b");
        assertThat(tracked()).isEqualTo(Scene.instant("09:02:00"));
        moves("09:03:29", "b");
        assertThat(tracked()).isEqualTo(Scene.instant("09:02:00"));
        moves("09:03:30", "b");
        assertThat(tracked()).isEqualTo(Scene.instant("09:03:30"));
        assertThat(scene.assignment("near", "E1").trail().phone()).isEqualTo("b");
    }

    private java.time.Instant tracked() {
        return scene.assignment("near", "E1").trail().trackedAt();
    }

    private void moves(String at, String phone) {
        var crew = CrewId.of("near");
        var time = Scene.instant(at);
        var fix = new Fix(new Point(26.58, 106.71), 10, 9, null, time, phone);
        scene.at(at).asks(new Moved(time, By.crew(crew), crew, fix, "00"));
    }

    @Test
    void theTrackOfACrewOnItsWayTellsAnewWhenItWillBeThere() {
        scene.at("08:00").onDuty("near");
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        assertThat(scene.assignment("near", "E1").etaAt()).isEqualTo(Scene.instant("09:07"));
        scene.at("09:03").drives("near", "E1", 6_000);
        assertThat(scene.assignment("near", "E1").etaAt()).isEqualTo(Scene.instant("09:21"));
    }
}
