package org.rescuedesk.core.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.core.scene.Scene.instant;

import org.junit.jupiter.api.Test;
import org.rescuedesk.core.ElevatorEvent.FaultEnded;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.telemetry.ServiceMode;

class FaultTest {
    private static final ElevatorId E1 = ElevatorId.of("E1");

    private final Scene scene = Scene.with("near");

    @Test
    void aFaultGoesOnFromItsFirstSignalUntilTheElevatorIsBackToNormal() {
        assertThat(scene.at("09:00").signal("E1", "fault", "f1")).containsExactly("FaultBegan E1");
        assertThat(scene.desk().elevator(E1).faultySince()).isEqualTo(instant("09:00"));
        assertThat(scene.at("09:05").signal("E1", "fault", "f2")).isEmpty();
        assertThat(scene.at("09:10").mode("E1", ServiceMode.NORMAL)).containsExactly("FaultEnded E1");
        assertThat(scene.desk().elevator(E1).faultySince()).isNull();
        assertThat(scene.facts())
                .filteredOn(FaultEnded.class::isInstance)
                .extracting(fact -> ((FaultEnded) fact).beganAt())
                .containsExactly(instant("09:00"));
    }

    @Test
    void theSameSignalAgainAddsNothingEvenAfterTheFaultIsOver() {
        scene.at("09:00").signal("E1", "fault", "f1");
        scene.at("09:10").mode("E1", ServiceMode.NORMAL);
        assertThat(scene.at("09:11").signal("E1", "fault", "f1")).isEmpty();
        assertThat(scene.at("09:12").signal("E1", "fault", "f2")).containsExactly("FaultBegan E1");
    }

    @Test
    void onlyTheNormalModeEndsAFault() {
        assertThat(scene.at("08:59").mode("E1", ServiceMode.NORMAL)).isEmpty();
        scene.at("09:00").signal("E1", "fault", "f1");
        for (var mode : ServiceMode.values()) {
            if (mode != ServiceMode.NORMAL)
                assertThat(scene.at("09:01").mode("E1", mode)).as(mode.name()).isEmpty();
        }
        for (var kind : new String[] {"test", "power", "cleared"})
            assertThat(scene.at("09:02").signal("E1", kind, kind)).as(kind).isEmpty();
        assertThat(scene.desk().elevator(E1).faultySince()).isEqualTo(instant("09:00"));
    }

    @Test
    void aRescueNeitherBeginsNorEndsAFault() {
        scene.at("09:00").signal("E1", "fault", "f1");
        scene.at("09:01").signal("E1");
        scene.at("09:20").releases("near", "E1", 1);
        assertThat(scene.desk().elevator(E1).faultySince()).isEqualTo(instant("09:00"));
        scene.at("09:30").signal("E2");
        assertThat(scene.desk().elevator(ElevatorId.of("E2")).faultySince()).isNull();
    }

    @Test
    void aRestartKnowsTheFaultAgain() {
        scene.at("09:00").signal("E1", "fault", "f1");
        scene.restart();
        assertThat(scene.at("09:05").signal("E1", "fault", "f2")).isEmpty();
        assertThat(scene.at("09:10").mode("E1", ServiceMode.NORMAL)).containsExactly("FaultEnded E1");
    }
}
