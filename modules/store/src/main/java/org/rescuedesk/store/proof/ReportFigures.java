package org.rescuedesk.store.proof;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.proof.Figures;
import org.rescuedesk.store.report.Report;
import org.rescuedesk.store.report.ResponseTimes;
import org.rescuedesk.store.report.ResponseTimes.StandsApart;

/** A report's figures in the words and the order of a bundle. */
final class ReportFigures {
    private ReportFigures() {}

    static List<Figures> of(Report report) {
        var figures = new ArrayList<Figures>();
        figures.add(figures("whole", "", report.whole()));
        figures.addAll(parts("month", report.byMonth()));
        figures.addAll(parts("area", report.byArea()));
        figures.addAll(parts("firm", report.byFirm()));
        return figures;
    }

    /** Sorted as the bundle has it, whatever the database sorts by. */
    private static List<Figures> parts(String part, List<Report.Part> parts) {
        return parts.stream()
                .sorted(comparing(Report.Part::key))
                .map(each -> figures(part, each.key(), each.times()))
                .toList();
    }

    private static Figures figures(String part, String key, ResponseTimes times) {
        var apart = times.standApart();
        return new Figures(
                part,
                key,
                times.rescues(),
                times.neededArrival(),
                times.underWay(),
                apart.getOrDefault(StandsApart.FALSE_ALARM, 0L),
                apart.getOrDefault(StandsApart.SELF_RELEASED, 0L),
                apart.getOrDefault(StandsApart.DUPLICATE, 0L),
                times.people(),
                times.arrived(),
                times.claimedInTime(),
                times.provenInTime(),
                times.late(),
                times.inTimeNotKnown(),
                millis(times.meanArrivalS()),
                millis(times.medianArrivalS()),
                millis(times.p90ArrivalS()),
                millis(times.maxArrivalS()));
    }

    private static @Nullable Long millis(@Nullable BigDecimal seconds) {
        return seconds == null ? null : seconds.movePointRight(3).longValueExact();
    }
}
