package org.rescuedesk.simulator.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rescuedesk.wire.message.ReportMessage.Kind.ACCEPT;
import static org.rescuedesk.wire.message.ReportMessage.Kind.ARRIVE;
import static org.rescuedesk.wire.message.ReportMessage.Kind.CAUSE;
import static org.rescuedesk.wire.message.ReportMessage.Kind.DEPART;
import static org.rescuedesk.wire.message.ReportMessage.Kind.RELEASE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.OrderMessage.Kind;
import org.rescuedesk.wire.message.OrderMessage.Stage;
import org.rescuedesk.wire.message.OrderMessage.State;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;

class SimCrewTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Bench bench = new Bench(1);

    SimCrewTest() throws InterruptedException {}

    @Test
    void aCrewAcceptsDepartsArrivesReleasesAndTellsTheCause() throws Exception {
        bench.offer().pass(HOUR);
        assertThat(bench.told()).containsExactly(ACCEPT, DEPART, ARRIVE, RELEASE, CAUSE);
    }

    @Test
    void itAnswersBetweenFiveSecondsAndAMinute() throws Exception {
        bench.offer().pass(HOUR);
        Instant answered = bench.reports.stream()
                .filter(report -> report.kind() == ACCEPT)
                .map(ReportMessage::at)
                .findFirst()
                .orElseThrow();
        assertThat(answered).isBetween(Bench.SIX.plusSeconds(5), Bench.SIX.plusSeconds(61));
    }

    @Test
    void itsTrackEndsAtTheElevator() throws Exception {
        bench.offer().pass(HOUR);
        PositionMessage there = lastFixBefore(told(RELEASE));
        assertThat(there.point().distanceTo(bench.elevator.point())).isLessThan(60);
        assertThat(there.speedMps()).isZero();
    }

    @Test
    void anOrderSaidTwiceIsTakenOnce() throws Exception {
        OrderMessage offer = bench.order(Kind.OFFER, State.OFFERED, Stage.OPEN);
        bench.take(offer).pass(MINUTE).take(offer).pass(HOUR);
        assertThat(bench.told()).containsExactly(ACCEPT, DEPART, ARRIVE, RELEASE, CAUSE);
    }

    @Test
    void anOfferTakenBackBeforeTheAnswerIsNotAnswered() throws Exception {
        bench.offer().pass(Duration.ofSeconds(2)).standDown().pass(HOUR);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void aCrewThatIsStoodDownOnItsWayGoesNoFurther() throws Exception {
        bench.offer().pass(MINUTE.multipliedBy(3)).standDown().pass(HOUR);
        assertThat(bench.told()).containsExactly(ACCEPT, DEPART);
    }

    @Test
    void aCrewThatWasStoodDownMayBeAskedAgain() throws Exception {
        bench.offer()
                .pass(MINUTE.multipliedBy(3))
                .standDown()
                .pass(MINUTE)
                .offer()
                .pass(HOUR);
        assertThat(bench.told()).containsExactly(ACCEPT, DEPART, ACCEPT, DEPART, ARRIVE, RELEASE, CAUSE);
        assertThat(bench.reports).extracting(ReportMessage::id).doesNotHaveDuplicates();
    }

    @Test
    void aCrewObeysTheHighestEpoch() throws Exception {
        bench.take(bench.order(Kind.STAND_DOWN, State.STOOD_DOWN, Stage.OPEN, 4));
        bench.take(bench.order(Kind.OFFER, State.OFFERED, Stage.OPEN, 3)).pass(HOUR);
        assertThat(bench.told()).isEmpty();
    }

    @Test
    void aCrewThatWasOnItsWayWhenWeWereStartedAgainDrivesOn() throws Exception {
        bench.take(bench.order(Kind.OFFER, State.EN_ROUTE, Stage.OPEN)).pass(HOUR);
        assertThat(bench.told()).containsExactly(ARRIVE, RELEASE, CAUSE);
    }

    @Test
    void aCrewThatWasAtWorkWhenWeWereStartedAgainWorksOn() throws Exception {
        bench.take(bench.order(Kind.CONFIRM, State.ON_SITE, Stage.ON_SITE)).pass(HOUR);
        assertThat(bench.told()).containsExactly(RELEASE, CAUSE);
    }

    @Test
    void aCrewThatHadFreedThePeopleWhenWeWereStartedAgainStillTellsTheCause() throws Exception {
        bench.take(bench.order(Kind.CONFIRM, State.ON_SITE, Stage.RELEASED)).pass(HOUR);
        assertThat(bench.told()).containsExactly(CAUSE);
    }

    @Test
    void whoeverIsOnTheWayAlreadyDeclinesASecondRescue() throws Exception {
        bench.offer().pass(MINUTE.multipliedBy(2));
        OrderMessage first = bench.order(Kind.OFFER, State.OFFERED, Stage.OPEN);
        bench.take(new OrderMessage(
                        first.crew(),
                        first.kind(),
                        "QN-000001@20261123T100200Z",
                        first.elevator(),
                        first.area(),
                        first.place(),
                        first.point(),
                        null,
                        first.state(),
                        first.stage(),
                        null,
                        null,
                        first.limitAt(),
                        first.offeredAt(),
                        first.at(),
                        first.epoch(),
                        first.seq(),
                        true,
                        ""))
                .pass(MINUTE.multipliedBy(2));
        assertThat(bench.reports)
                .filteredOn(report -> report.kind() == ReportMessage.Kind.DECLINE)
                .extracting(ReportMessage::reason)
                .containsExactly("已在救援途中");
    }

    @Test
    void crewsComeAndGoWithTheirShifts() throws Exception {
        bench.pass(Duration.ofHours(5));
        List<ReportMessage> duty = bench.reports.stream()
                .filter(report -> !report.kind().namesRescue())
                .toList();
        long onDuty = duty.stream()
                        .filter(report -> report.kind() == ReportMessage.Kind.ON_DUTY)
                        .filter(report -> report.id().contains("/on_duty/"))
                        .count()
                - duty.stream()
                        .filter(report -> report.kind() == ReportMessage.Kind.OFF_DUTY)
                        .count();
        long byShift = bench.province.register().listCrews().stream()
                .filter(crew -> bench.province.shift(crew.id()).isOnDutyAt(Bench.SIX.plus(Duration.ofHours(5))))
                .count();
        assertThat(onDuty).isEqualTo(byShift);
        assertThat(duty).extracting(ReportMessage::id).doesNotHaveDuplicates();
    }

    @Test
    void whoComesOnDutySaysUntilWhenAndSomeRestForAWhile() throws Exception {
        bench.pass(Duration.ofHours(12));
        assertThat(bench.reports)
                .filteredOn(report -> report.kind() == ReportMessage.Kind.ON_DUTY)
                .allSatisfy(report -> assertThat(report.until()).isAfter(report.at()));
        long rests = bench.reports.stream()
                .filter(report -> report.kind() == ReportMessage.Kind.REST)
                .count();
        long rested = bench.reports.stream()
                .filter(report -> report.id().contains("/rested/"))
                .count();
        assertThat(rests).isPositive();
        assertThat(rested).isPositive().isLessThanOrEqualTo(rests);
    }

    private ReportMessage told(ReportMessage.Kind kind) {
        return bench.reports.stream()
                .filter(report -> report.kind() == kind && report.rescue().equals(bench.rescue()))
                .findFirst()
                .orElseThrow();
    }

    private PositionMessage lastFixBefore(ReportMessage report) {
        return bench.positions.stream()
                .filter(fix -> fix.crew().equals(report.crew()) && fix.at().isBefore(report.at()))
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
