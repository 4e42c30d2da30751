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
import org.rescuedesk.store.report.Turnout;

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
    private long ordered;
    private long acceptedSoon;
    private long orders;
    private long answered;
    private final long[] levels = new long[4];

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
        for (var each : rescue.assignments()) answer(each);
        var arrival = rescue.findArrival();
        if (rescue.stage() == Stage.FALSE_ALARM) apart.merge(StandsApart.FALSE_ALARM, 1L, Long::sum);
        else if (rescue.stage() == Stage.DUPLICATE) apart.merge(StandsApart.DUPLICATE, 1L, Long::sum);
        else if (arrival.isEmpty() && isOutBeforeTheLimit(rescue))
            apart.merge(StandsApart.SELF_RELEASED, 1L, Long::sum);
        else if (arrival.isEmpty() && isPending(rescue)) underWay++;
        else {
            needed++;
            turnOut(rescue);
            if (rescue.times().find(TimePoint.RELEASED).isPresent() && rescue.people() != null)
                people += rescue.people();
            if (arrival.isEmpty() || arrival.get().grade() == Arrival.Grade.X) notKnown++;
            else judge(rescue, arrival.get());
        }
    }

    /** Whoever was called off before it had to answer counts neither way, and the fire brigade never does. */
    private void answer(Assignment assignment) {
        if (assignment.crew().equals(Rescue.FIRE_BRIGADE)) return;
        var by = assignment.answerBy();
        var yes = assignment.findReached(Assignment.State.ACCEPTED).orElse(null);
        boolean declined = assignment.state() == Assignment.State.DECLINED;
        boolean inTime = yes == null ? declined : !yes.isAfter(by);
        boolean tooLate = yes == null
                ? assignment.state() == Assignment.State.NO_ANSWER
                        || assignment
                                .findReached(Assignment.State.STOOD_DOWN)
                                .filter(by::isBefore)
                                .isPresent()
                : yes.isAfter(by);
        if (inTime) answered++;
        if (inTime || tooLate) orders++;
    }

    private void turnOut(Rescue rescue) {
        var asked = rescue.assignments().stream()
                .filter(each -> !each.crew().equals(Rescue.FIRE_BRIGADE))
                .map(Assignment::offeredAt)
                .min(Instant::compareTo);
        if (asked.isPresent()) ordered++;
        var yes = rescue.times().find(TimePoint.ACCEPTED);
        if (yes.isPresent() && Duration.between(asked.orElseThrow(), yes.get()).compareTo(Duration.ofMinutes(3)) <= 0)
            acceptedSoon++;
        rescue.assignments().stream()
                .filter(each -> each.crew().equals(Rescue.FIRE_BRIGADE)
                        || each.findReached(Assignment.State.ON_SITE).isPresent()
                        || each.state() == Assignment.State.DONE)
                .mapToInt(Assignment::level)
                .distinct()
                .forEach(level -> levels[level]++);
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
                apart,
                new Turnout(ordered, acceptedSoon, orders, answered, levels[1], levels[2], levels[3]));
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
