package org.rescuedesk.server.travel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rescuedesk.core.RuleEvent.CalibrationTaken;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learned.AreaError;
import org.rescuedesk.core.travel.Learning;
import org.rescuedesk.core.travel.Trips;
import org.rescuedesk.core.travel.Trips.LeftOut;

/**
 * What a whole journal teaches of travel times: a calibration one version above the last one taken up, dated by the journal's last
 * fact, so that the same journal gives the same file; and how far the figures in force are off on the same trips.
 */
public final class Calibrating {
    private final Trips trips = new Trips();
    private Calibration inForce = Calibration.BUILT_IN;
    private int lastVersion;
    private long upTo;
    private Instant lastAt = Instant.EPOCH;
    private boolean exercise;

    /** {@code made} is absent when there are too few trips; {@code found} says how many there were. */
    public record Result(
            Optional<Calibration> made,
            int found,
            Map<LeftOut, Integer> leftOut,
            Calibration inForce,
            AreaError overallInForce,
            List<AreaError> areasInForce,
            boolean exercise) {}

    private Calibrating() {}

    /** Reads all of it; blocks. The zone is that in which the calibration gets its date. */
    public static Result from(Journal journal, ZoneId zone) throws JournalFailure {
        var reading = new Calibrating();
        journal.read(0, reading::note);
        return reading.result(zone);
    }

    private void note(Entry entry) {
        trips.note(entry.event());
        upTo = entry.seq();
        lastAt = entry.event().at();
        exercise = entry.exercise();
        if (entry.event() instanceof CalibrationTaken taken) {
            inForce = taken.calibration();
            lastVersion = Math.max(lastVersion, inForce.version());
        }
    }

    private Result result(ZoneId zone) {
        var learning = new Learning(trips);
        var date = LocalDate.ofInstant(lastAt, zone);
        return new Result(
                learning.calibration(lastVersion + 1, date, upTo),
                learning.found(),
                trips.leftOut(),
                inForce,
                learning.overall(inForce),
                learning.errors(inForce),
                exercise);
    }
}
