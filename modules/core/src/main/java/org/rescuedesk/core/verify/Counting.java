package org.rescuedesk.core.verify;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.proof.Figures;

/** Counts the rescues of one part of a report. */
final class Counting {
    private static final int MEDIAN_TENTHS = 5;
    private static final int P90_TENTHS = 9;

    private long rescues;
    private long needed;
    private long underWay;
    private long falseAlarm;
    private long selfReleased;
    private long duplicate;
    private long people;
    private long claimed;
    private long proven;
    private long late;
    private long notKnown;
    private long[] arrivals = new long[8];
    private int arrived;

    void add(CountedRescue rescue) {
        rescues++;
        switch (rescue.standing()) {
            case FALSE_ALARM -> falseAlarm++;
            case SELF_RELEASED -> selfReleased++;
            case DUPLICATE -> duplicate++;
            case UNDER_WAY -> underWay++;
            default -> addNeeded(rescue);
        }
    }

    private void addNeeded(CountedRescue rescue) {
        needed++;
        if (rescue.isReleased()) people += rescue.people();
        var arrival = rescue.arrival();
        if (arrival == null || arrival.grade() == Arrival.Grade.X) {
            notKnown++;
            return;
        }
        if (arrived == arrivals.length) arrivals = Arrays.copyOf(arrivals, 2 * arrived);
        arrivals[arrived++] = rescue.arrivalMs();
        if (!rescue.isInTime()) late++;
        else {
            claimed++;
            if (arrival.grade().isProof()) proven++;
        }
    }

    Figures figures(String part, String key) {
        var sorted = Arrays.copyOf(arrivals, arrived);
        Arrays.sort(sorted);
        return new Figures(
                part,
                key,
                rescues,
                needed,
                underWay,
                falseAlarm,
                selfReleased,
                duplicate,
                people,
                arrived,
                claimed,
                proven,
                late,
                notKnown,
                arrived == 0 ? null : rounded(Arrays.stream(sorted).sum(), arrived),
                percentile(sorted, MEDIAN_TENTHS),
                percentile(sorted, P90_TENTHS),
                arrived == 0 ? null : sorted[arrived - 1]);
    }

    /** At rank (n - 1) · tenths / 10, between two ranks in proportion. */
    private static @Nullable Long percentile(long[] sorted, int tenths) {
        if (sorted.length == 0) return null;
        long rank = (long) tenths * (sorted.length - 1);
        int below = (int) (rank / 10);
        long low = sorted[below];
        long high = sorted[Math.min(below + 1, sorted.length - 1)];
        return rounded(10 * low + rank % 10 * (high - low), 10);
    }

    /** The quotient, half away from zero. */
    static long rounded(long dividend, long divisor) {
        long away = (2 * Math.abs(dividend) + divisor) / (2 * divisor);
        return dividend < 0 ? -away : away;
    }
}
