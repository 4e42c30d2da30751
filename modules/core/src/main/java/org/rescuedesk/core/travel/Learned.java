package org.rescuedesk.core.travel;

import java.util.List;
import org.rescuedesk.core.Body;

/**
 * What a calibration was learned from: the journal up to the fact {@code upTo}, by which arrivals, how many trips it was fitted to
 * and on how many later ones it was tried, and how far it was off there: over all and for each area that had any.
 */
public record Learned(long upTo, Arrivals arrivals, int fitted, int tried, AreaError overall, List<AreaError> areas) {
    /** Which official arrivals ended the trips: only proven ones (grade A or B), or claimed ones too (C), as long as those are few. */
    public enum Arrivals {
        PROVEN,
        CLAIMED
    }

    /**
     * How far predicted travel times were off, real minus predicted, in milliseconds: {@code medianMs} is above zero where crews came
     * later than predicted; {@code meanAbsMs} and {@code p90AbsMs} take no side. {@code area} is an area's number, or {@code all}.
     */
    public record AreaError(String area, int n, long medianMs, long meanAbsMs, long p90AbsMs) {
        public static final String ALL = "all";

        public Body body() {
            return Body.empty()
                    .with("area", area)
                    .with("n", n)
                    .with("medianMs", medianMs)
                    .with("meanAbsMs", meanAbsMs)
                    .with("p90AbsMs", p90AbsMs);
        }

        static AreaError of(Body body) {
            return new AreaError(
                    body.text("area"),
                    Math.toIntExact(body.number("n")),
                    body.number("medianMs"),
                    body.number("meanAbsMs"),
                    body.number("p90AbsMs"));
        }
    }

    public Learned {
        areas = List.copyOf(areas);
    }

    public Body body() {
        return Body.empty()
                .with("upTo", upTo)
                .with("arrivals", arrivals)
                .with("fitted", fitted)
                .with("tried", tried)
                .with("overall", overall.body())
                .with("areas", areas.stream().map(AreaError::body).toList());
    }

    static Learned of(Body body) {
        return new Learned(
                body.number("upTo"),
                body.text("arrivals", Arrivals::valueOf),
                Math.toIntExact(body.number("fitted")),
                Math.toIntExact(body.number("tried")),
                AreaError.of(body.body("overall")),
                body.list("areas", AreaError::of));
    }
}
