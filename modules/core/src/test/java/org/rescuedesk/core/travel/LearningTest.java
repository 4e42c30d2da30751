package org.rescuedesk.core.travel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Opening;
import org.rescuedesk.core.travel.Learned.Arrivals;
import org.rescuedesk.core.travel.Trips.LeftOut;

class LearningTest {
    private static final LocalDate DATE = LocalDate.parse("2026-11-23");
    private static final ZoneId ZONE = Province.ZONE;
    private static final AreaId NANMING = AreaId.of("520102");
    private static final AreaId HILLS = AreaId.of("522635");

    /** What nobody tells the fit: setting out, metres a second as the crow flies by day and at night, by area. */
    private static final double SETTING_OUT_S = 150;

    private static double speed(AreaId area, int hour) {
        double byDay = area.equals(HILLS) ? 9 : 5;
        return hour < 7 || hour > 20 ? byDay * 1.6 : byDay;
    }

    private final Random dice = new Random(20261123);
    private final Trips trips = new Trips();
    private int number;

    @Test
    void whatDrivesTheTripsIsFoundAgainThoughATenthOfThemIsWild() {
        for (int i = 0; i < 3_000; i++) go(i % 2 == 0 ? NANMING : HILLS, Source.QR, i % 10 == 0);
        var found = learn();
        for (var area : List.of(NANMING, HILLS)) {
            var traffic = found.traffic(area);
            assertThat(traffic.settingOut().toSeconds()).isBetween(120L, 180L);
            for (int hour : List.of(2, 9, 14, 22)) {
                double crow = traffic.speedMmps().get(hour) * 1.0 / traffic.detourPerMille();
                assertThat(crow).isCloseTo(speed(area, hour), Percentage.withPercentage(12));
            }
        }
        var learned = found.learned();
        assertThat(learned.arrivals()).isEqualTo(Arrivals.PROVEN);
        assertThat(learned.fitted()).isEqualTo(2_400);
        assertThat(learned.tried()).isEqualTo(600);
        assertThat(learned.areas()).extracting(each -> each.area()).containsExactly("520102", "522635");
        assertThat(learned.overall().n()).isEqualTo(600);
        assertThat(Math.abs(learned.overall().medianMs())).isLessThan(30_000);
        assertThat(learned.overall().meanAbsMs())
                .isLessThan(new Learning(trips).overall(Calibration.BUILT_IN).meanAbsMs());
    }

    @Test
    void theSameJournalGivesTheSameCalibration() {
        for (int i = 0; i < 300; i++) go(NANMING, Source.QR, false);
        assertThat(learn()).isEqualTo(learn());
        assertThat(Calibration.of(learn().body())).isEqualTo(learn());
    }

    @Test
    void anHourWithTooFewTripsKeepsTheShapeOfTheWiderArea() {
        for (int i = 0; i < 300; i++) goAt(NANMING, 9, 1_500 + dice.nextInt(5_000), 1.0, Source.QR);
        var built = Calibration.BUILT_IN.everywhere().speedMmps();
        var found = learn().everywhere().speedMmps();
        double factor = found.get(9) / (double) built.get(9);
        assertThat(found.get(3) / (double) built.get(3)).isCloseTo(factor, Percentage.withPercentage(1));
    }

    @Test
    void fewProvenArrivalsAreFilledUpByClaimedOnesAndThatIsSaid() {
        for (int i = 0; i < 99; i++) go(NANMING, Source.QR, false);
        for (int i = 0; i < 200; i++) go(NANMING, Source.PRESS, false);
        assertThat(learn().learned().arrivals()).isEqualTo(Arrivals.CLAIMED);
        assertThat(new Learning(trips).found()).isEqualTo(299);
        go(NANMING, Source.QR, false);
        assertThat(learn().learned().arrivals()).isEqualTo(Arrivals.PROVEN);
        assertThat(new Learning(trips).found()).isEqualTo(100);
    }

    @Test
    void ofTooFewTripsNothingIsLearned() {
        for (int i = 0; i < Learning.LEAST_TRIPS - 1; i++) go(NANMING, Source.QR, false);
        assertThat(new Learning(trips).calibration(1, DATE, 9)).isEmpty();
        go(NANMING, Source.QR, false);
        assertThat(new Learning(trips).calibration(1, DATE, 9)).isPresent();
    }

    @Test
    void whatCantBeToldForSureIsLeftOutAndCounted() {
        var at = Scene.instant("09:00");
        open(NANMING, at);
        offer("near", at, 2_000, true);
        depart("near", at.plusSeconds(60));
        arrive("near", at.plusSeconds(600), Source.QR);
        open(NANMING, at);
        offer("near", at, 2_000, false);
        depart("near", at.plusSeconds(600));
        arrive("near", at.plusSeconds(600), Source.QR);
        open(NANMING, at);
        offer("near", at, 2_000, false);
        depart("near", at.plusSeconds(60));
        open(NANMING, at);
        offer("near", at, 2_000, false);
        depart("near", at.plusSeconds(60));
        arrive("near", at.plusSeconds(4 * 3_600), Source.QR);
        open(NANMING, at);
        offer("near", at, 2_000, false);
        depart("near", at.plusSeconds(60));
        arrive("near", at.plusSeconds(600), Source.QR);
        arrive("far", at.plusSeconds(610), Source.QR);
        open(NANMING, at);
        offer("near", at, 2_000, false);
        depart("near", at.plusSeconds(60));
        arrive("near", at.plusSeconds(600), Source.QR);
        arrive("near", at.plusSeconds(4_000), Source.CONTROLLER);
        assertThat(new Learning(trips).found()).isZero();
        assertThat(trips.leftOut().keySet()).containsExactlyInAnyOrder(LeftOut.values());
        assertThat(trips.leftOut().values()).containsOnly(1);
    }

    @Test
    void anAreaHasFiguresOfItsOwnFromFortyTripsOnUnlessAllAreItsOwn() {
        for (int day = 0; day < 4; day++) goEach(20, AreaId.of("520103"));
        assertThat(learn().areas()).as("they are all there are").isEmpty();
        for (int day = 0; day < 6; day++) {
            goEach(10, NANMING);
            goEach(10, HILLS);
        }
        assertThat(learn().areas())
                .as("of 160 the older 80 are of one, 40 each of the others")
                .extracting(Map.Entry::getKey)
                .containsExactly("5201", "520102", "520103", "5226");
    }

    @Test
    void howFarItIsOffIsToldByTheNewestFifthInTheOrderOfArrivals() {
        for (int i = 0; i < 50; i++) {
            var at = DATE.plusDays(i).atTime(9, 0).atZone(ZONE).toInstant();
            open(NANMING, at);
            offer("near", at, 2_000, false);
            depart("near", at.plusSeconds(60));
            int off = i < 40 ? 1_000 : i - 39;
            arrive("near", at.plusSeconds(420 + off), Source.QR);
        }
        var error = new Learning(trips).overall(Calibration.BUILT_IN);
        assertThat(error).isEqualTo(new Learned.AreaError("all", 10, 5_000, 5_500, 9_000));
    }

    @Test
    void whereNothingCanBeTriedNothingIsOff() {
        goEach(4, NANMING);
        assertThat(new Learning(trips).overall(Calibration.BUILT_IN))
                .isEqualTo(new Learned.AreaError("all", 0, 0, 0, 0));
    }

    @Test
    void aTripOfThreeHoursIsOneAndWhatIsLeftOutIsCountedAnewEachTime() {
        var at = Scene.instant("09:00");
        for (int more = 0; more <= 1; more++) {
            open(NANMING, at);
            offer("near", at, 2_000, false);
            depart("near", at.plusSeconds(60));
            arrive("near", at.plusSeconds(3 * 3_600 + more), Source.QR);
        }
        assertThat(new Learning(trips).found()).isEqualTo(1);
        assertThat(new Learning(trips).found()).isEqualTo(1);
        assertThat(trips.leftOut()).isEqualTo(Map.of(LeftOut.TOO_LONG, 1));
    }

    private void goEach(int times, AreaId area) {
        for (int i = 0; i < times; i++) goAt(area, 9, 1_000 + dice.nextInt(5_000), 1, Source.QR);
    }

    private Calibration learn() {
        return new Learning(trips).calibration(1, DATE, number).orElseThrow();
    }

    private void go(AreaId area, Source source, boolean wild) {
        double luck = wild ? 3 : 0.85 + dice.nextDouble() * 0.3;
        goAt(area, dice.nextInt(24), 400 + dice.nextInt(9_000), luck, source);
    }

    private void goAt(AreaId area, int hour, int metres, double luck, Source source) {
        var at = DATE.plusDays(number / 20)
                .atTime(hour, dice.nextInt(60))
                .atZone(ZONE)
                .toInstant();
        open(area, at);
        offer("near", at, metres, false);
        depart("near", at.plusSeconds(30 + dice.nextInt(60)));
        double onFoot = SETTING_OUT_S - 60;
        double seconds = metres / speed(area, hour) * luck + onFoot;
        arrive("near", departedAt.plusSeconds(Math.round(seconds)), source);
    }

    private RescueId rescue;
    private Instant departedAt;

    private void open(AreaId area, Instant at) {
        var elevator = ElevatorId.of("E" + number++);
        rescue = RescueId.opening(elevator, at, 1);
        var opening = Opening.ofUnknown(elevator, area, ZONE, Duration.ofMinutes(30), at, Policy.NATIONAL.id());
        var body = Body.empty().with("opening", opening.body()).with("caller", Body.empty());
        note("RescueOpened", at, body.with("note", ""));
    }

    private void offer(String crew, Instant at, int metres, boolean stale) {
        var candidate = Body.empty()
                .with("crew", crew)
                .with("etaMs", 420_000)
                .with("distanceM", metres)
                .with("stale", stale);
        var decision = Body.empty()
                .with("level", 1)
                .with("policy", 1)
                .with("source", "great-circle")
                .with("candidates", List.of(candidate))
                .with("excluded", Body.empty());
        note(
                "CrewOffered",
                at,
                Body.empty().with("crew", crew).with("decision", decision).with("answerBy", at));
    }

    private void depart(String crew, Instant at) {
        departedAt = at;
        note("CrewDeparted", at, Body.empty().with("crew", crew));
    }

    private void arrive(String crew, Instant at, Source source) {
        var evidence = Evidence.at(source, at, null).body();
        note("ArrivalNoted", at, Body.empty().with("crew", crew).with("evidence", evidence));
    }

    /** As a journal of the first days has it. */
    private void note(String type, Instant at, Body body) {
        trips.note(EventType.reader(type, 1).read(at, By.DESK, body.with("rescue", rescue)));
    }
}
