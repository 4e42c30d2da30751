package org.rescuedesk.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.scene.Scene;

class DeskTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Scene scene = Scene.byDay();

    @Test
    void somebodyWaitsFromTheFirstWordUntilThePeopleAreOut() {
        assertThat(scene.desk().nobodyWaits()).isTrue();
        scene.at("09:00").cry("E1", Distrust.UNREADABLE);
        assertThat(scene.desk().nobodyWaits()).isFalse();
        scene.at("09:00:10").confirm("E1");
        scene.at("09:08").arrives("near", "E1");
        assertThat(scene.desk().nobodyWaits()).isFalse();
        scene.at("09:15").releases("near", "E1", 1);
        assertThat(scene.desk().nobodyWaits()).isTrue();
    }

    @Test
    void ofSeveralCrewsTheOneThatIsFurthestOnIsTheOneBoundAndOfEqualOnesTheFirst() {
        scene.at("09:00").signal("E1");
        scene.at("09:00:30").sends("far", "E1", true);
        assertThat(active()).isEqualTo("near");
        scene.at("09:01").departs("far", "E1");
        assertThat(active()).isEqualTo("far");
        scene.at("09:02").arrives("near", "E1");
        assertThat(active()).isEqualTo("near");
        scene.at("09:03").sends("grid", "E1", true);
        assertThat(active()).isEqualTo("near");
    }

    private String active() {
        return scene.rescue("E1").findActive().orElseThrow().crew().value();
    }

    @Test
    void anArrivalThatCountsAsNotKnownIsLateOnlyOnceThatWasSaid() {
        scene.at("09:00").signal("E1");
        scene.at("09:01").departs("near", "E1");
        scene.at("09:03").arrives("near", "E1");
        scene.at("09:35").scans("near", "E1");
        assertThat(scene.rescue("E1").findArrival().orElseThrow().grade()).isEqualTo(Arrival.Grade.X);
        assertThat(scene.rescue("E1").isLate()).isFalse();
        assertThat(scene.at("09:35:01").check()).contains("MarkReached E1 LATE");
        assertThat(scene.rescue("E1").isLate()).isTrue();
        assertThat(scene.desk().crew(CrewId.of("near")).task()).isNotNull();
    }

    @Test
    void signalsOfMoreThanEightDaysAgoAreForgottenOnceThereIsADayOfThem() {
        var elevator = ElevatorState.NONE;
        for (int day = 0; day <= 9; day++) elevator = elevator.heard(signal(day), at(day));
        assertThat(elevator.signals().size()).as("nine days: not yet").isEqualTo(10);
        elevator = elevator.heard(signal(10), at(10));
        assertThat(elevator.signals().size()).as("eight days and the new one").isEqualTo(9);
        assertThat(elevator.signals().has(signal(1))).isFalse();
        assertThat(elevator.signals().has(signal(2))).isTrue();
        assertThat(elevator.oldest()).isEqualTo(at(2));
    }

    private static SignalId signal(int day) {
        return new SignalId("s" + day);
    }

    private static Instant at(int day) {
        return START.plus(Duration.ofDays(day));
    }
}
