package org.rescuedesk.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;
import org.rescuedesk.store.report.ResponseTimes;
import org.rescuedesk.store.report.ResponseTimes.StandsApart;

/** The response times counted a second time, by hand, from nothing but the journal's facts. */
final class RecountedTimes {
    private final TreeMap<StandsApart, Long> apart = new TreeMap<>();
    private final List<BigDecimal> arrivals = new ArrayList<>();
    private long rescues;
    private long people;
    private long needed;
    private long proven;
    private long claimed;
    private long notKnown;
    private long late;
    private long underWay;

    static ResponseTimes of(Journal journal, boolean exercise) throws JournalFailure {
        return of(journal, exercise, rescue -> true);
    }

    /** Only those rescues that are wanted. */
    static ResponseTimes of(Journal journal, boolean exercise, Predicate<Rescue> wanted) throws JournalFailure {
        var count = new RecountedTimes();
        var known = new TreeMap<RescueId, Rescue>();
        var asOf = new Instant[1];
        journal.read(0, entry -> {
            asOf[0] = entry.event().at();
            if (entry.exercise() == exercise && entry.event() instanceof RescueEvent event) {
                known.put(
                        event.rescue(),
                        event instanceof OpeningEvent opening
                                ? opening.begun()
                                : event.evolve(known.get(event.rescue())));
            }
        });
        for (var why : StandsApart.values()) count.apart.put(why, 0L);
        known.values().stream()
                .filter(each -> each.stage() != Stage.SUSPECTED)
                .filter(wanted)
                .forEach(count::add);
        return count.figure(asOf[0], exercise);
    }

    private void add(Rescue rescue) {
        rescues++;
        var arrival = rescue.findArrival();
        if (rescue.stage() == Stage.FALSE_ALARM) apart.merge(StandsApart.FALSE_ALARM, 1L, Long::sum);
        else if (arrival.isEmpty() && isOutBeforeTheLimit(rescue))
            apart.merge(StandsApart.SELF_RELEASED, 1L, Long::sum);
        else if (arrival.isEmpty() && isPending(rescue)) underWay++;
        else {
            needed++;
            if (rescue.times().find(TimePoint.RELEASED).isPresent() && rescue.people() != null)
                people += rescue.people();
            if (arrival.isEmpty() || arrival.get().grade() == Arrival.Grade.X) notKnown++;
            else judge(rescue, arrival.get());
        }
    }

    private void judge(Rescue rescue, Arrival arrival) {
        var took = Duration.between(rescue.opening().clockStart(), arrival.at());
        arrivals.add(BigDecimal.valueOf(took.toMillis(), 3));
        if (took.compareTo(rescue.opening().limit()) > 0) late++;
        else {
            claimed++;
            if (arrival.grade() != Arrival.Grade.C) proven++;
        }
    }

    private static boolean isOutBeforeTheLimit(Rescue rescue) {
        boolean byCrew = rescue.assignments().stream()
                .anyMatch(each -> each.state().isActive() || each.state() == Assignment.State.DONE);
        return !byCrew
                && rescue.times()
                        .find(TimePoint.RELEASED)
                        .map(at -> !at.isAfter(rescue.opening().limitAt()))
                        .orElse(false);
    }

    private static boolean isPending(Rescue rescue) {
        return rescue.stage() == Stage.OPEN && !rescue.has(Mark.LATE);
    }

    private ResponseTimes figure(Instant asOf, boolean exercise) {
        var sorted = arrivals.stream().sorted().toArray(BigDecimal[]::new);
        var sum = Arrays.stream(sorted).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ResponseTimes(
                asOf,
                exercise,
                rescues,
                people,
                sorted.length,
                sorted.length == 0 ? null : sum.divide(BigDecimal.valueOf(sorted.length), 3, RoundingMode.HALF_UP),
                sorted.length == 0 ? null : percentile(sorted, "0.5"),
                sorted.length == 0 ? null : percentile(sorted, "0.9"),
                sorted.length == 0 ? null : sorted[sorted.length - 1],
                needed,
                proven,
                claimed,
                notKnown,
                late,
                underWay,
                apart);
    }

    /** Between the two nearest ranks, in proportion. */
    private static BigDecimal percentile(BigDecimal[] sorted, String share) {
        var rank = new BigDecimal(share).multiply(BigDecimal.valueOf(sorted.length - 1));
        int below = rank.intValue();
        var low = sorted[below];
        var high = sorted[Math.min(below + 1, sorted.length - 1)];
        var part = rank.subtract(BigDecimal.valueOf(below));
        return low.add(part.multiply(high.subtract(low))).setScale(3, RoundingMode.HALF_UP);
    }
}
