package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.store.report.Figure;
import org.rescuedesk.store.report.ListedPage;
import org.rescuedesk.store.report.ListedRescue;
import org.rescuedesk.store.report.Listing;
import org.rescuedesk.store.report.Report.Bucket;
import org.rescuedesk.store.report.Report.Part;
import org.rescuedesk.store.report.Slice;

class ReportsTest extends OnPostgres {
    @Test
    void beforeTheFirstRescueAllFiguresAreNoneAndNoTimeIsMadeUp() {
        var figure = memory.reports().responseTimes(false);

        assertThat(figure.asOf()).isNull();
        assertThat(figure.rescues()).isZero();
        assertThat(figure.meanArrivalS()).isNull();
        assertThat(figure.p90ArrivalS()).isNull();
        assertThat(figure.standApart().values()).containsOnly(0L);
    }

    @Test
    void theFigureIsTheOneThatTheRawJournalGives() throws Exception {
        new RandomRescues(memory.journal(), false, 20261123).write(0, 300);

        var figure = memory.reports().responseTimes(false);

        assertThat(figure).isEqualTo(RecountedTimes.of(memory.journal(), false));
        assertThat(figure.rescues()).isBetween(270L, 300L);
        assertThat(figure.arrived()).isGreaterThan(100);
        assertThat(figure.provenInTime()).isPositive().isLessThan(figure.claimedInTime());
        assertThat(figure.inTimeNotKnown()).isPositive();
        assertThat(figure.late()).isPositive();
        assertThat(figure.underWay()).isPositive();
        assertThat(figure.claimedInTime() + figure.late() + figure.inTimeNotKnown())
                .isEqualTo(figure.neededArrival());
        long apart =
                figure.standApart().values().stream().mapToLong(each -> each).sum();
        assertThat(figure.neededArrival() + figure.underWay() + apart).isEqualTo(figure.rescues());
    }

    @Test
    void exercisesAndRealRescuesAreNeverCountedTogether() throws Exception {
        new RandomRescues(memory.journal(), false, 1).write(0, 40);
        var before = memory.reports().responseTimes(false);
        new RandomRescues(memory.journal(), true, 2).write(500, 560);

        var real = memory.reports().responseTimes(false);
        var exercise = memory.reports().responseTimes(true);

        assertThat(real).usingRecursiveComparison().ignoringFields("asOf").isEqualTo(before);
        assertThat(exercise).isEqualTo(RecountedTimes.of(memory.journal(), true));
        assertThat(exercise.rescues()).isBetween(50L, 60L);
    }

    @Test
    void everyPartOfAReportIsTheOneThatTheRawJournalGives() throws Exception {
        new RandomRescues(memory.journal(), false, 7).write(SmallDesk.ABROAD - 250, 1_000);

        var report = memory.reports().report(Slice.all(false));

        assertThat(report.whole()).isEqualTo(memory.reports().responseTimes(false));
        assertThat(report.whole().turnout())
                .satisfies(turnout ->
                        assertThat(turnout.acceptedSoon()).isPositive().isLessThan(turnout.ordered()))
                .satisfies(
                        turnout -> assertThat(turnout.answered()).isPositive().isLessThan(turnout.orders()))
                .satisfies(turnout -> assertThat(List.of(turnout.level1(), turnout.level2(), turnout.level3()))
                        .allMatch(each -> each > 0));
        assertThat(report.byMonth()).hasSizeGreaterThan(1);
        for (var part : report.byMonth())
            assertRecounted(part, rescue -> month(rescue).equals(part.key()));
        assertThat(report.byArea()).extracting(Part::key).containsExactly("360061", "520102");
        for (var part : report.byArea()) {
            assertRecounted(part, rescue -> rescue.opening().area().value().equals(part.key()));
        }
        assertThat(report.byFirm()).extracting(Part::key).containsExactly("F-1", "F-2");
        for (var part : report.byFirm()) {
            assertRecounted(
                    part, rescue -> String.valueOf(rescue.opening().firm()).equals(part.key()));
        }
    }

    @Test
    void aSliceIsTheWholeOfWhatItTakes() throws Exception {
        new RandomRescues(memory.journal(), false, 8).write(SmallDesk.ABROAD - 60, 960);
        var area = AreaId.of("360061");
        var month = YearMonth.parse("2026-11");

        var report = memory.reports().report(slice(false, month, area, null));

        assertThat(report.whole())
                .isEqualTo(RecountedTimes.of(
                        memory.journal(),
                        false,
                        rescue -> month(rescue).equals("2026-11")
                                && rescue.opening().area().equals(area)));
        assertThat(report.whole().rescues()).isPositive();
        assertThat(report.byMonth()).extracting(Part::key).containsExactly("2026-11");
        assertThat(report.byArea()).extracting(Part::key).containsExactly("360061");
        assertThat(memory.reports()
                        .report(slice(true, month, area, null))
                        .whole()
                        .rescues())
                .isZero();
        var none = memory.reports().report(slice(false, null, null, "F-none"));
        assertThat(none.whole().rescues()).isZero();
        assertThat(none.buckets()).isEmpty();
        assertThat(none.byMonth()).isEmpty();
    }

    @Test
    void everyFigureOpensTheRescuesThatItCounts() throws Exception {
        new RandomRescues(memory.journal(), false, 9).write(0, 120);
        var slice = Slice.all(false);
        var report = memory.reports().report(slice);
        var whole = report.whole();

        assertThat(count(slice, Figure.RESCUES)).isEqualTo(whole.rescues());
        assertThat(count(slice, Figure.ARRIVED)).isEqualTo(whole.arrived());
        assertThat(count(slice, Figure.NEEDED_ARRIVAL)).isEqualTo(whole.neededArrival());
        assertThat(count(slice, Figure.PROVEN_IN_TIME)).isEqualTo(whole.provenInTime());
        assertThat(count(slice, Figure.CLAIMED_IN_TIME)).isEqualTo(whole.claimedInTime());
        assertThat(count(slice, Figure.IN_TIME_NOT_KNOWN)).isEqualTo(whole.inTimeNotKnown());
        assertThat(count(slice, Figure.LATE)).isEqualTo(whole.late());
        assertThat(count(slice, Figure.UNDER_WAY)).isEqualTo(whole.underWay());
        assertThat(count(slice, Figure.ORDERED)).isEqualTo(whole.turnout().ordered());
        assertThat(count(slice, Figure.ACCEPTED_SOON)).isEqualTo(whole.turnout().acceptedSoon());
        assertThat(count(slice, Figure.LEVEL1)).isEqualTo(whole.turnout().level1());
        assertThat(count(slice, Figure.LEVEL2)).isEqualTo(whole.turnout().level2());
        assertThat(count(slice, Figure.LEVEL3)).isEqualTo(whole.turnout().level3());
        assertThat(memory.reports().rescues(slice, Figure.RESCUES, 5)).hasSize(5);
        assertThat(report.buckets().stream().mapToLong(Bucket::arrived).sum()).isEqualTo(whole.arrived());
        assertThat(report.late()).hasSize((int) whole.late());
        assertThat(report.late())
                .isSortedAccordingTo((one, other) -> over(other).compareTo(over(one)))
                .allSatisfy(rescue -> assertThat(rescue.arrivalS().subtract(rescue.limitS()))
                        .isEqualByComparingTo(over(rescue))
                        .isPositive());
    }

    @Test
    void whoeverWasNotReachedIsNotOverByAnything() throws Exception {
        new RandomRescues(memory.journal(), false, 9).write(0, 120);
        assertThat(memory.reports().rescues(Slice.all(false), Figure.RESCUES, 1_000))
                .anySatisfy(rescue -> assertThat(rescue.arrivalS()).isNull())
                .allSatisfy(rescue -> assertThat(rescue.overS() == null).isEqualTo(rescue.arrivalS() == null));
    }

    @Test
    void everyStepOpensItsRescues() throws Exception {
        new RandomRescues(memory.journal(), false, 9).write(0, 120);
        var report = memory.reports().report(Slice.all(false));
        assertThat(report.buckets()).hasSizeGreaterThan(4).allSatisfy(bucket -> {
            var page = memory.reports()
                    .rescues(Slice.all(false), new Listing(Figure.ARRIVED, bucket.fromS(), bucket.toS(), null, 1_000));
            assertThat(page.total()).isEqualTo(bucket.arrived());
            assertThat(page.rescues()).hasSize((int) bucket.arrived());
        });
        var later = memory.reports().rescues(Slice.all(false), new Listing(Figure.ARRIVED, 1_500L, null, null, 1_000));
        assertThat(later.total())
                .isEqualTo(report.buckets().stream()
                        .filter(bucket -> bucket.fromS() >= 1_500)
                        .mapToLong(Bucket::arrived)
                        .sum());
    }

    @Test
    void aListPagesOnUntilEveryRescueWasSeenOnce() throws Exception {
        new RandomRescues(memory.journal(), false, 9).write(0, 120);
        var all = memory.reports().rescues(Slice.all(false), Figure.RESCUES, 1_000);
        var seen = new ArrayList<ListedRescue>();
        ListedPage page;
        do {
            var after = seen.isEmpty()
                    ? null
                    : new RescueId(seen.get(seen.size() - 1).id());
            page = memory.reports().rescues(Slice.all(false), new Listing(Figure.RESCUES, null, null, after, 7));
            assertThat(page.total()).isEqualTo(all.size());
            seen.addAll(page.rescues());
        } while (page.rescues().size() == 7);
        assertThat(seen).isEqualTo(all).hasSizeGreaterThan(100);
    }

    @Test
    void whoIsUnderNoFirmHasASliceToo() throws Exception {
        new RandomRescues(memory.journal(), false, 9).write(0, 40);
        server.run(database, "update rescue_desk.rescue set firm = null where area = '520102' and firm = 'F-1'");
        var whole = memory.reports().report(Slice.all(false));
        var part = whole.byFirm().stream().filter(each -> each.key().isEmpty()).findFirst();
        assertThat(memory.reports()
                        .report(slice(false, null, null, Slice.NO_FIRM))
                        .whole())
                .isEqualTo(part.orElseThrow().times());
        assertThat(memory.reports().knowsFirm("F-1")).isFalse();
        assertThat(memory.reports().knowsArea(AreaId.of("520102"))).isTrue();
        assertThat(memory.reports().knowsArea(AreaId.of("110101"))).isFalse();
    }

    @Test
    void anArrivalAtThirtyMinutesSharpIsInTheFiveMinutesThatEndThere() throws Exception {
        arrival(0, Duration.ofMinutes(30));
        arrival(1, Duration.ofMinutes(30).plusMillis(1));
        arrival(2, Duration.ZERO);
        assertThat(memory.reports().report(Slice.all(false)).buckets())
                .filteredOn(bucket -> bucket.arrived() > 0)
                .containsExactly(new Bucket(0, 300, 1), new Bucket(1_500, 1_800, 1), new Bucket(1_800, 2_100, 1));
    }

    @Test
    void aMonthBeginsAtTheMidnightOfItsArea() throws Exception {
        assertMonth(0, "2026-12-31T15:59:59.999Z", "2026-12");
        assertMonth(1, "2026-12-31T16:00:00Z", "2027-01");
        assertMonth(SmallDesk.ABROAD, "2027-01-01T04:59:59.999Z", "2026-12");
        assertMonth(SmallDesk.ABROAD + 1, "2027-01-01T05:00:00Z", "2027-01");
        // The night in which New York's clocks go back.
        assertMonth(SmallDesk.ABROAD + 2, "2026-11-01T03:59:59.999Z", "2026-10");
        assertMonth(SmallDesk.ABROAD + 3, "2026-11-01T05:30:00Z", "2026-11");
        assertMonth(SmallDesk.ABROAD + 4, "2026-11-01T06:30:00Z", "2026-11");
        assertMonth(2, "2028-02-29T15:59:59.999Z", "2028-02");
        assertMonth(3, "2028-02-29T16:00:00Z", "2028-03");
    }

    private void assertMonth(int elevator, String at, String month) throws Exception {
        server.empty(database);
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.entrapment(elevator, Instant.parse(at))));
        assertThat(memory.reports().report(Slice.all(false)).byMonth())
                .extracting(Part::key)
                .containsExactly(month);
    }

    private void arrival(int elevator, Duration after) throws Exception {
        var desk = new SmallDesk(memory.journal().tail(), false);
        append(desk.decide(desk.onDuty(elevator), desk.entrapment(elevator, SmallDesk.START)));
        var rescue = desk.desk().findPending(SmallDesk.elevatorId(elevator)).orElseThrow();
        var at = SmallDesk.START.plus(after);
        var crew = SmallDesk.crewId(elevator);
        append(desk.decide(new Arrived(at, By.crew(crew), crew, rescue.id(), Evidence.at(Source.QR, at, null))));
    }

    private long count(Slice slice, Figure figure) {
        return memory.reports().rescues(slice, figure, 1_000).size();
    }

    private static BigDecimal over(ListedRescue rescue) {
        return Objects.requireNonNull(rescue.overS());
    }

    private void assertRecounted(Part part, Predicate<Rescue> wanted) throws JournalFailure {
        assertThat(part.times()).as(part.key()).isEqualTo(RecountedTimes.of(memory.journal(), false, wanted));
    }

    private static Slice slice(boolean exercise, YearMonth month, AreaId area, String firm) {
        return new Slice(exercise, month, area, firm, Slice.all(exercise).causes());
    }

    private static String month(Rescue rescue) {
        var opening = rescue.opening();
        return YearMonth.from(opening.clockStart().atZone(opening.zone())).toString();
    }
}
