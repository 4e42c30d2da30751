package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.TimePoint;

/** Whether people may use an elevator after a rescue. */
class ServiceTest {
    private final Scene scene = Scene.with("near");

    private Optional<java.time.Instant> backInService() {
        return scene.rescue("E1").times().find(TimePoint.BACK_IN_SERVICE);
    }

    private void released() {
        scene.at("09:00").signal("E1");
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:15").releases("near", "E1", 1);
    }

    @Test
    void anElevatorWhoseFaultTheCrewHasClearedIsBackInService() {
        released();
        assertThat(scene.at("09:30").reports("near", "E1", "door", true))
                .containsExactly("CauseReported E1 door", "BackInService E1", "CrewDone E1 near", "RescueClosed E1");
        assertThat(backInService()).contains(Scene.instant("09:30"));
    }

    @Test
    void anElevatorWhoseFaultIsNotClearedIsOutOfServiceUntilANamedPersonReleasesIt() {
        released();
        assertThat(scene.at("09:30").reports("near", "E1", "door", false))
                .containsExactly(
                        "CauseReported E1 door", "TakenOutOfService E1", "CrewDone E1 near", "RescueClosed E1");
        assertThat(scene.desk().elevator(ElevatorId.of("E1")).outSince()).isEqualTo(Scene.instant("09:30"));
        assertThat(backInService()).isEmpty();
        assertThat(scene.at("10:00").putsIntoService("E1"))
                .containsExactly("ReleasedForService E1", "BackInService E1");
        assertThat(scene.desk().elevator(ElevatorId.of("E1")).outSince()).isNull();
        assertThat(backInService()).contains(Scene.instant("10:00"));
    }

    @Test
    void anElevatorThatIsInServiceCanNotBeReleasedAndOneThatIsOutIsTakenOutOnce() {
        assertThat(scene.at("09:00").putsIntoService("E1"))
                .containsExactly("refused: Elevator E1 is not out of service.");
        assertThat(scene.at("09:01").takesOut("E1")).containsExactly("TakenOutOfService E1");
        assertThat(scene.at("09:02").takesOut("E1")).isEmpty();
    }

    @Test
    void onlyTheRescuesOfThatElevatorWhosePeopleAreOutAreBackInServiceAndEachOnce() {
        var both = Scene.with("near", "rival");
        both.at("09:00").signal("E1");
        both.at("09:00").signal("E2");
        both.at("09:10").releases("rival", "E2", 1);
        both.at("09:15").releases("near", "E1", 1);
        assertThat(both.at("09:20").reports("near", "E1", "door", true))
                .containsExactly("CauseReported E1 door", "BackInService E1", "CrewDone E1 near", "RescueClosed E1");
        both.at("09:30").signal("E1");
        both.at("09:40").releases("near", "E1", 1);
        assertThat(both.at("09:45").reports("near", "E1", "door", true))
                .containsExactly("CauseReported E1 door", "BackInService E1", "CrewDone E1 near", "RescueClosed E1");
        assertThat(both.rescue("E1").times().find(TimePoint.BACK_IN_SERVICE)).contains(Scene.instant("09:45"));
    }

    @Test
    void whatARunningElevatorIsStoppedForIsNotOverForWhoeverIsInsideNow() {
        released();
        scene.at("09:20").takesOut("E1");
        scene.at("09:30").reports("near", "E1", "door");
        scene.at("09:40").signal("E1");
        scene.at("10:00").putsIntoService("E1");
        assertThat(backInService()).as("of the rescue under way").isEmpty();
    }

    @Test
    void anElevatorThatNoRegisterHasCanNeitherBeTakenOutNorReleased() {
        var unknown = "refused: The register has no elevator E9.";
        assertThat(scene.at("09:00").takesOut("E9")).containsExactly(unknown);
        assertThat(scene.at("09:00").putsIntoService("E9")).containsExactly(unknown);
    }

    @Test
    void aCrewCanNotPutAnElevatorBackThatAPersonHasTakenOut() {
        released();
        scene.at("09:20").takesOut("E1");
        assertThat(scene.at("09:30").reports("near", "E1", "door", true)).doesNotContain("BackInService E1");
    }

    @Test
    void aCauseThatComesAfterTheEndIsTakenAndThatTheFaultIsNotClearedIsNeverLost() {
        scene.at("09:00").signal("E1");
        scene.at("09:08").arrives("near", "E1");
        scene.at("09:12").released("E1", 1, null);
        scene.at("09:13").close("E1", false, null);
        assertThat(scene.at("09:20").reports("near", "E1", "door.lock", false))
                .containsExactly("CauseReported E1 door.lock", "TakenOutOfService E1");
        assertThat(scene.at("09:21").reports("near", "E1", "door.lock", false)).isEmpty();
        assertThat(scene.rescue("E1").cause()).isEqualTo("door.lock");
    }

    @Test
    void aPersonAddsTheCauseOfOneThatWasClosedWithoutAndOnce() {
        scene.at("09:00").signal("E1");
        scene.at("09:12").released("E1", 1, null);
        scene.at("09:13").close("E1", false, null);
        assertThat(scene.at("17:00").close("E1", false, "door.lock")).containsExactly("CauseReported E1 door.lock");
        assertThat(scene.at("17:01").close("E1", false, "guide.rail"))
                .first()
                .asString()
                .startsWith("refused: ");
    }

    @Test
    void withTheCauseAfterTheEndTheCallBackThatIsDueIsTakenToo() {
        scene.at("09:00").signal("E1");
        scene.at("09:12").released("E1", 1, null);
        scene.at("09:13").close("E1", false, null);
        assertThat(scene.at("17:00").close("E1", true, "door"))
                .containsExactly("PassengersCalledBack E1", "CauseReported E1 door");
        scene.at("18:00").signal("E3");
        scene.at("18:01").dismiss("E3");
        assertThat(scene.at("18:02").close("E3", true, "door"))
                .first()
                .asString()
                .contains("nobody is to be called back now");
        assertThat(scene.rescue("E3").cause()).isNull();
    }

    @Test
    void whoFreedPeopleFromAFalseAlarmIsHeard() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        scene.at("09:05").dismiss("E1");
        assertThat(scene.at("09:08").releases("near", "E1", 2))
                .first()
                .asString()
                .endsWith("crew near reports 2 people freed: somebody has to look into it.");
    }
}
