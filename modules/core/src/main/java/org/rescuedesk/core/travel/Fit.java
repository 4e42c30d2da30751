package org.rescuedesk.core.travel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Fits the figures of one area to trips, so that the sum of what they are off is least, whichever side: a few wild trips move it
 * little. It starts from the figures of a wider area: their detour stays (trips can't tell a longer road from a slower one), and an
 * hour with too few trips keeps its shape. Nothing but sums and medians, so that the same trips give the same figures.
 */
final class Fit {
    /** Below that an hour's own speed would be that of a few crews. */
    static final int LEAST_OF_AN_HOUR = 12;

    private static final int STEP_S = 15;
    private static final int LONGEST_ON_FOOT_S = 600;
    private static final double FASTEST_FACTOR = 0.1;
    private static final double SLOWEST_FACTOR = 10;

    private final Traffic wider;
    private final List<Trip> trips;

    private Fit(Traffic wider, List<Trip> trips) {
        this.wider = wider;
        this.trips = trips;
    }

    static Traffic of(Traffic wider, List<Trip> trips) {
        return new Fit(wider, trips).fit();
    }

    /** What takes no distance after the departure (kerb, gate, stairs) is tried out in steps; for each the best speeds follow. */
    private Traffic fit() {
        var best = new Driving(0);
        for (int onFoot = STEP_S; onFoot <= LONGEST_ON_FOOT_S; onFoot += STEP_S) {
            var next = new Driving(onFoot);
            if (next.off() < best.off()) best = next;
        }
        double toDepart = median(trips, trip -> trip.settingOut().toMillis() / 1_000.0);
        long settingOut = Math.round(toDepart) + best.onFoot;
        var bounded = Math.max(0, Math.min(Traffic.LONGEST_SETTING_OUT.toSeconds(), settingOut));
        return new Traffic(Duration.ofSeconds(bounded), wider.detourPerMille(), best.speeds());
    }

    /** How driving went when so many seconds of each trip were none: by which factor it takes longer than in the wider area. */
    private final class Driving {
        private final int onFoot;
        private final double[] factors = new double[Traffic.HOURS];

        Driving(int onFoot) {
            this.onFoot = onFoot;
            double all = factor(trips);
            for (int hour = 0; hour < Traffic.HOURS; hour++) {
                int at = hour;
                var then = trips.stream().filter(trip -> trip.hour() == at).toList();
                factors[hour] = then.size() < LEAST_OF_AN_HOUR ? all : factor(then);
            }
        }

        /** The weighted median of the factors of single trips makes the sum of absolute errors least. */
        private double factor(List<Trip> some) {
            var each = new ArrayList<Weighed>();
            for (var trip : some) {
                double expected = expected(trip);
                if (expected > 0) each.add(new Weighed((trip.driveS() - onFoot) / expected, expected));
            }
            return each.isEmpty() ? 1 : Math.max(FASTEST_FACTOR, Math.min(SLOWEST_FACTOR, Weighed.median(each)));
        }

        double off() {
            double sum = 0;
            for (var trip : trips) sum += Math.abs(trip.driveS() - onFoot - factors[trip.hour()] * expected(trip));
            return sum;
        }

        List<Integer> speeds() {
            var speeds = new ArrayList<Integer>();
            for (int hour = 0; hour < Traffic.HOURS; hour++) {
                long speed = Math.round(wider.speedMmps().get(hour) / factors[hour]);
                speeds.add((int) Math.max(Traffic.SLOWEST, Math.min(Traffic.FASTEST, speed)));
            }
            return speeds;
        }
    }

    private double expected(Trip trip) {
        return wider.driving(trip.distanceM(), trip.hour());
    }

    private static double median(List<Trip> trips, ToDoubleFunction<Trip> of) {
        var each = trips.stream()
                .map(trip -> new Weighed(of.applyAsDouble(trip), 1))
                .toList();
        return Weighed.median(each);
    }

    private record Weighed(double value, double weight) {
        /** The least value at which half of the weight is reached; of none 0. */
        static double median(List<Weighed> each) {
            var sorted = new ArrayList<>(each);
            sorted.sort(Comparator.comparingDouble(Weighed::value));
            double half = sorted.stream().mapToDouble(Weighed::weight).sum() / 2;
            double reached = 0;
            for (var one : sorted) {
                reached += one.weight();
                if (reached >= half) return one.value();
            }
            return 0;
        }
    }
}
