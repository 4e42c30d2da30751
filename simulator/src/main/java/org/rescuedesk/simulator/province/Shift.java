package org.rescuedesk.simulator.province;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Twelve hours on duty every day, from this time on Guizhou's clocks. */
public record Shift(LocalTime start) {

    private static final Duration LENGTH = Duration.ofHours(12);

    public boolean isOnDutyAt(Instant at) {
        return at.isBefore(lastStart(at).plus(LENGTH));
    }

    /** When the shift of today or yesterday began that is the last to have begun. */
    public Instant lastStart(Instant at) {
        LocalDate today = at.atZone(County.ZONE).toLocalDate();
        Instant start = startOn(today);
        return start.isAfter(at) ? startOn(today.minusDays(1)) : start;
    }

    /** The next time, later than this one, at which duty begins or ends. */
    public Instant nextChange(Instant at) {
        Instant start = lastStart(at);
        Instant end = start.plus(LENGTH);
        return end.isAfter(at)
                ? end
                : startOn(start.atZone(County.ZONE).toLocalDate().plusDays(1));
    }

    private Instant startOn(LocalDate day) {
        return day.atTime(start).atZone(County.ZONE).toInstant();
    }
}
