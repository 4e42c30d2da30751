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
    void aCrewCanNotPutAnElevatorBackThatAPersonHasTakenOut() {
        released();
        scene.at("09:20").takesOut("E1");
        assertThat(scene.at("09:30").reports("near", "E1", "door", true)).doesNotContain("BackInService E1");
    }
}
