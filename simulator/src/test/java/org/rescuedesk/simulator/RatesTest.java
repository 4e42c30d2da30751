package org.rescuedesk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rescuedesk.wire.message.OrderMessage.State;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Kind;
import org.rescuedesk.wire.message.ReportMessage.Source;

/** Ten evenings until 22:00: does the simulated world come out as the published figures say, and as lively as asked? */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RatesTest {

    private static final Instant TEN = Room.FIVE.plus(Duration.ofHours(5));

    private List<FakeDesk> evenings;
    private List<FakeRescue> rescues;
    private List<ReportMessage> reports;

    @BeforeAll
    void liveThroughTenEvenings() {
        evenings = LongStream.rangeClosed(1, 10)
                .mapToObj(seed -> Room.runUntil(seed, TEN))
                .toList();
        rescues = evenings.stream()
                .flatMap(desk -> desk.rescues.values().stream())
                .toList();
        reports = evenings.stream().flatMap(desk -> desk.reports.stream()).toList();
    }

    @Test
    void thereIsAnEntrapmentEveryTwoToFourMinutes() {
        long between = evenings.size()
                * Duration.between(Room.HALF_PAST, TEN).toSeconds()
                / rescues.stream()
                        .filter(rescue -> rescue.openedAt.isAfter(Room.HALF_PAST))
                        .count();
        assertThat(between).isBetween(120L, 240L);
    }

    @Test
    void crewsArriveAfterNineToThirteenMinutesOnAverage() {
        double mean = rescues.stream()
                .filter(rescue -> rescue.stoodAt != null)
                .mapToLong(rescue -> rescue.arrival().toSeconds())
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(9 * 60.0, 13 * 60.0);
    }

    @Test
    void mostArriveWithinTheHalfHourAndSomeDoNot() {
        long arrived = rescues.stream().filter(rescue -> rescue.stoodAt != null).count();
        long late = rescues.stream()
                .filter(rescue -> rescue.stoodAt != null && rescue.arrival().toMinutes() >= 30)
                .count();
        assertThat((double) late / arrived).isBetween(0.005, 0.06);
    }

    @Test
    void aboutTwoPeopleAreShutInAtATime() {
        assertThat(rescues.stream()
                        .filter(rescue -> rescue.state == State.DONE)
                        .mapToInt(rescue -> rescue.people)
                        .average()
                        .orElseThrow())
                .isBetween(2.0, 2.4);
    }

    @Test
    void aFewCrewsDecline() {
        assertThat(share(Kind.DECLINE, Kind.ACCEPT)).isBetween(0.01, 0.06);
    }

    @Test
    void aFewForgetToPressWhenTheyArrive() {
        assertThat(1 - share(Kind.ARRIVE, Kind.RELEASE)).isBetween(0.02, 0.12);
    }

    @Test
    void someScanTheCodeAtTheElevatorAndMostJustPress() {
        List<ReportMessage> arrivals =
                reports.stream().filter(report -> report.kind() == Kind.ARRIVE).toList();
        long scanned = arrivals.stream()
                .filter(report -> report.evidence().source() == Source.QR)
                .count();
        assertThat((double) scanned / arrivals.size()).isBetween(0.2, 0.4);
    }

    /** In a far county, with its own crew away, the next may be hours off; that too is how it is. */
    @Test
    void nearlyEveryRescueIsOverWithinTwoHours() {
        List<FakeRescue> old = rescues.stream()
                .filter(rescue -> rescue.openedAt.isBefore(TEN.minus(Duration.ofHours(2))))
                .toList();
        long over = old.stream().filter(rescue -> rescue.closedAt != null).count();
        assertThat((double) over / old.size()).isGreaterThan(0.98);
    }

    private double share(Kind some, Kind of) {
        return (double) count(some) / count(of);
    }

    private long count(Kind kind) {
        return reports.stream().filter(report -> report.kind() == kind).count();
    }
}
