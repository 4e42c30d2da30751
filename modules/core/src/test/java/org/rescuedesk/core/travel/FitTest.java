package org.rescuedesk.core.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.scene.Scene;

class FitTest {
    private static final AreaId AREA = AreaId.of("520102");
    private static final Traffic WIDER = Calibration.BUILT_IN.everywhere();

    private static Trip trip(int hour, int metres, double seconds) {
        var drive = Duration.ofMillis(Math.round(seconds * 1_000));
        return new Trip(AREA, hour, metres, Duration.ofSeconds(30), drive, Scene.instant("09:00"), true);
    }

    /** Trips at one hour that took so much longer than in the wider area, by distances of their own. */
    private static List<Trip> trips(int number, int hour, double times) {
        var trips = new ArrayList<Trip>();
        for (int i = 1; i <= number; i++) trips.add(trip(hour, 1_000 * i, times * WIDER.driving(1_000 * i, hour)));
        return trips;
    }

    @Test
    void twelveTripsOfAnHourGiveItASpeedOfItsOwnAndElevenDoNot() {
        var all = trips(20, 9, 1);
        all.addAll(trips(12, 14, 2));
        all.addAll(trips(11, 22, 2));
        var fit = Fit.of(WIDER, all);
        assertThat(fit.speedMmps().get(9)).isEqualTo(WIDER.speedMmps().get(9));
        assertThat(fit.speedMmps().get(14)).isEqualTo(WIDER.speedMmps().get(14) / 2);
        assertThat(fit.speedMmps().get(22)).isEqualTo(WIDER.speedMmps().get(22));
    }

    @Test
    void asMuchAsTenMinutesOnFootAreFound() {
        var trips = new ArrayList<Trip>();
        for (int i = 1; i <= 20; i++) trips.add(trip(9, 1_000 * i, 600 + WIDER.driving(1_000 * i, 9)));
        assertThat(Fit.of(WIDER, trips).settingOut()).isEqualTo(Duration.ofSeconds(630));
    }

    @Test
    void tripsWithoutAnyDistanceTellOfTheWayOnFootAndOfNoSpeed() {
        var fit = Fit.of(WIDER, List.of(trip(9, 0, 100), trip(9, 0, 160)));
        assertThat(fit.settingOut())
                .as("the least of those that are off as little")
                .isEqualTo(Duration.ofSeconds(135));
        assertThat(fit.speedMmps()).isEqualTo(WIDER.speedMmps());
    }
}
