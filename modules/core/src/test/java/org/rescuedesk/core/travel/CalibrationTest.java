package org.rescuedesk.core.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RuleEvent.CalibrationTaken;
import org.rescuedesk.core.ask.DeskCommand.TakeCalibration;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Sorted;

class CalibrationTest {
    private static final LocalDate DATE = LocalDate.parse("2026-11-23");
    private static final AreaId NANMING = AreaId.of("520102");

    /** As they stood in the code when the first decisions were recorded, which say what they led to. */
    private static final double[] FIRST_SPEEDS_MPS = {
        12, 12, 12, 12, 12, 11.5, 10.5, 8.5, 7, 7.5, 8.5, 8.5, 8, 8.5, 9, 9, 8.5, 7, 6.5, 7.5, 9, 10, 11, 11.5
    };

    @Test
    void theBuiltInFiguresGiveEveryTravelTimeThatWasEverRecorded() {
        for (int hour = 0; hour < Traffic.HOURS; hour++) {
            for (double metres = 0; metres < 90_000; metres += 17.3) {
                var first = Duration.ofSeconds(60 + Math.round(metres * 1.35 / FIRST_SPEEDS_MPS[hour]));
                assertThat(Calibration.BUILT_IN.everywhere().time(metres, hour)).isEqualTo(first);
            }
        }
    }

    @Test
    void aCountyHasItsOwnFiguresElseThoseOfItsPrefectureElseThoseOfAll() {
        var calibration = new Calibration(
                1,
                DATE,
                traffic(10_000),
                Sorted.<String, Traffic>empty().with("5201", traffic(8_000)).with("520102", traffic(6_000)),
                null);
        assertThat(calibration.traffic(NANMING)).isEqualTo(traffic(6_000));
        assertThat(calibration.traffic(AreaId.of("520103"))).isEqualTo(traffic(8_000));
        assertThat(calibration.traffic(AreaId.of("520302"))).isEqualTo(traffic(10_000));
    }

    @Test
    void theHourIsThatOfTheAreasClocks() {
        var slowAtNine = new Traffic(Duration.ZERO, 1_000, hours(10_000, 9, 5_000));
        var travel = new GreatCircle(new Calibration(1, DATE, slowAtNine, Sorted.empty(), null));
        var from = new Point(26.57, 106.71);
        var to = new Point(26.57, 106.75);
        var nine = Scene.instant("09:30").atZone(Province.ZONE);
        assertThat(travel.between(from, to, NANMING, nine))
                .isEqualTo(travel.between(from, to, NANMING, nine.plusHours(1)).multipliedBy(2));
    }

    @Test
    void aDecisionSaysWhichOneItWentBy() {
        assertThat(new GreatCircle().source()).isEqualTo("great-circle");
        assertThat(new GreatCircle(slow()).source()).isEqualTo("calibrated/2026-11-23/3");
    }

    @Test
    void takenUpItHoldsForTheNextDecisionAndStandsInTheJournalOnce() {
        var scene = Scene.byDay();
        scene.at("09:00").signal("E1");
        assertThat(scene.at("09:05").takesUp(slow())).containsExactly("CalibrationTaken");
        assertThat(scene.at("09:06").takesUp(slow())).isEmpty();
        scene.at("09:07").signal("E3");
        var before = scene.assignment("near", "E1").eta();
        assertThat(before).isEqualTo(Duration.ofSeconds(60 + Math.round(2_000 * 1.35 / 7.5)));
        var after = scene.rescue("E3").findActive().orElseThrow();
        assertThat(after.eta()).isEqualTo(Duration.ofSeconds(90 + Math.round(12_000 * 1.35 / 5)));
        scene.restart();
        assertThat(scene.desk().rules().travelTimes().calibration()).isEqualTo(slow());
    }

    @Test
    void theFactHoldsItWhole() {
        var taken = new CalibrationTaken(Scene.instant("09:00"), By.DESK, slow());
        assertThat(Calibration.of(taken.body())).isEqualTo(slow());
        assertThat(new TakeCalibration(taken.at(), Calibration.BUILT_IN).decide(Province.desk(), Sorted.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Traffic.SLOWEST - 1, Traffic.FASTEST + 1})
    void aSpeedThatNoStreetAllowsIsRefused(int speed) {
        assertThatIllegalArgumentException().isThrownBy(() -> traffic(speed)).withMessageContaining("speed " + speed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"52", "52010", "5201022", "all", ""})
    void whatIsNoNumberOfAnAreaIsRefused(String key) {
        var areas = Sorted.<String, Traffic>empty().with(key, traffic(9_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(1, DATE, traffic(9_000), areas, null))
                .withMessageContaining(key);
    }

    @Test
    void theVeryLimitsOfWhatAStreetAllowsAreTakenAndNothingBeyondThem() {
        var hour = Traffic.LONGEST_SETTING_OUT;
        assertThat(traffic(Traffic.SLOWEST).speedMmps()).hasSize(Traffic.HOURS);
        assertThat(traffic(Traffic.FASTEST).speedMmps()).hasSize(Traffic.HOURS);
        var speeds = Collections.nCopies(Traffic.HOURS, 9_000);
        assertThat(new Traffic(hour, Traffic.STRAIGHT, speeds).settingOut()).isEqualTo(hour);
        assertThat(new Traffic(Duration.ZERO, Traffic.LONGEST_DETOUR, speeds).detourPerMille())
                .isEqualTo(Traffic.LONGEST_DETOUR);
        refused("setting out", () -> new Traffic(hour.plusMillis(1), 1_000, speeds));
        refused("setting out", () -> new Traffic(Duration.ofMillis(-1), 1_000, speeds));
        refused("detour", () -> new Traffic(hour, Traffic.STRAIGHT - 1, speeds));
        refused("detour", () -> new Traffic(hour, Traffic.LONGEST_DETOUR + 1, speeds));
        refused("number of hours", () -> new Traffic(hour, 1_000, Collections.nCopies(Traffic.HOURS + 1, 9_000)));
    }

    @Test
    void onlyTheBuiltInOneHasNoVersionAndNoDate() {
        assertThat(Calibration.of(Calibration.BUILT_IN.body())).isEqualTo(Calibration.BUILT_IN);
        var traffic = traffic(9_000);
        refused("a version from 1 on", () -> new Calibration(0, DATE, traffic, Sorted.empty(), null));
        refused("a version from 1 on", () -> new Calibration(1, null, traffic, Sorted.empty(), null));
        refused("a version from 1 on", () -> new Calibration(-1, DATE, traffic, Sorted.empty(), null));
    }

    private static void refused(String what, ThrowingCallable made) {
        assertThatIllegalArgumentException().isThrownBy(made).withMessageContaining(what);
    }

    private static Calibration slow() {
        return new Calibration(3, DATE, traffic(5_000), Sorted.empty(), null);
    }

    private static Traffic traffic(int speedMmps) {
        return new Traffic(Duration.ofSeconds(90), 1_350, Collections.nCopies(Traffic.HOURS, speedMmps));
    }

    private static List<Integer> hours(int usual, int hour, int then) {
        var speeds = new ArrayList<>(Collections.nCopies(Traffic.HOURS, usual));
        speeds.set(hour, then);
        return speeds;
    }
}
