package org.rescuedesk.core.travel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.Learned.AreaError;
import org.rescuedesk.core.travel.Learned.Arrivals;

/**
 * Makes a calibration of a journal's trips: fitted to the older four fifths, tried on the newest fifth, as it will be used. Only
 * proven arrivals count where there are enough of them.
 */
public final class Learning {
    /** With fewer trips there is nothing to learn from. */
    public static final int LEAST_TRIPS = 50;
    /** With so many proven arrivals the claimed ones are left out. */
    public static final int ENOUGH_PROVEN = 100;
    /** With fewer an area has the figures of the wider one. */
    public static final int LEAST_OF_AN_AREA = 40;

    private static final int PREFECTURE = 4;
    private static final int COUNTY = 6;

    private final Arrivals arrivals;
    private final int found;
    private final List<Trip> fitted;
    private final List<Trip> tried;

    public Learning(Trips trips) {
        var all = trips.list();
        var proven = all.stream().filter(Trip::proven).toList();
        arrivals = proven.size() >= ENOUGH_PROVEN ? Arrivals.PROVEN : Arrivals.CLAIMED;
        var used = arrivals == Arrivals.PROVEN ? proven : all;
        found = used.size();
        int older = found - found / 5;
        fitted = used.subList(0, older);
        tried = used.subList(older, found);
    }

    /** Of how many trips it could be learned. */
    public int found() {
        return found;
    }

    /** The calibration, learned from the journal up to a fact; none when there are too few trips. */
    public Optional<Calibration> calibration(int version, LocalDate date, long upTo) {
        if (found < LEAST_TRIPS) return Optional.empty();
        var everywhere = Fit.of(Calibration.BUILT_IN.everywhere(), fitted);
        var areas = areas(everywhere);
        var fit = new Calibration(version, date, everywhere, areas, null);
        var learned = new Learned(upTo, arrivals, fitted.size(), tried.size(), overall(fit), errors(fit));
        return Optional.of(new Calibration(version, date, everywhere, areas, learned));
    }

    private Sorted<String, Traffic> areas(Traffic everywhere) {
        var areas = Sorted.<String, Traffic>empty();
        for (var prefecture : by(fitted, PREFECTURE).entrySet()) {
            var trips = prefecture.getValue();
            var wider = everywhere;
            if (hasItsOwn(trips, fitted)) {
                wider = Fit.of(everywhere, trips);
                areas = areas.with(prefecture.getKey(), wider);
            }
            for (var county : by(trips, COUNTY).entrySet())
                if (hasItsOwn(county.getValue(), trips))
                    areas = areas.with(county.getKey(), Fit.of(wider, county.getValue()));
        }
        return areas;
    }

    /** All the trips there are give what they gave already. */
    private static boolean hasItsOwn(List<Trip> trips, List<Trip> wider) {
        return trips.size() >= LEAST_OF_AN_AREA && trips.size() < wider.size();
    }

    private static Map<String, List<Trip>> by(List<Trip> trips, int digits) {
        var by = new TreeMap<String, List<Trip>>();
        for (var trip : trips)
            by.computeIfAbsent(trip.area().value().substring(0, digits), key -> new ArrayList<>())
                    .add(trip);
        return by;
    }

    /** How far a calibration is off over all trips that it is tried on. */
    public AreaError overall(Calibration calibration) {
        return error(AreaError.ALL, tried, calibration);
    }

    /** The same for each area that has any. */
    public List<AreaError> errors(Calibration calibration) {
        return by(tried, COUNTY).entrySet().stream()
                .map(area -> error(area.getKey(), area.getValue(), calibration))
                .toList();
    }

    private static AreaError error(String area, List<Trip> trips, Calibration calibration) {
        var off = trips.stream()
                .mapToLong(trip -> trip.tookMs() - predictedMs(trip, calibration))
                .sorted()
                .toArray();
        var abs = Arrays.stream(off).map(Math::abs).sorted().toArray();
        long mean =
                abs.length == 0 ? 0 : Math.round(Arrays.stream(abs).average().orElseThrow());
        return new AreaError(area, off.length, at(off, 50), mean, at(abs, 90));
    }

    private static long predictedMs(Trip trip, Calibration calibration) {
        AreaId area = trip.area();
        return calibration.traffic(area).time(trip.distanceM(), trip.hour()).toMillis();
    }

    /** By nearest rank. */
    private static long at(long[] sorted, int percent) {
        if (sorted.length == 0) return 0;
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[Math.max(0, rank - 1)];
    }
}
