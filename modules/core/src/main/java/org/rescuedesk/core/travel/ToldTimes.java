package org.rescuedesk.core.travel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Sorted;

/**
 * What an engine of roads ({@code source}: {@code osrm}, {@code graphhopper}) last told of the ways to one rescue: for each crew how
 * long it drives, in whole milliseconds and without setting out, as of {@code toldAt}. {@code trouble} says why it told nothing
 * when it was last asked; what it had told before then stands on with its own time.
 */
public record ToldTimes(
        String source,
        @Nullable Instant toldAt,
        Sorted<CrewId, Duration> drives,
        @Nullable Trouble trouble) {
    /** What is older is not gone by: crews and traffic have moved. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** An answer, or the lack of one. */
    public static ToldTimes of(String source, Instant at, Sorted<CrewId, Duration> drives, @Nullable Trouble trouble) {
        return new ToldTimes(source, drives.size() == 0 ? null : at, drives, trouble);
    }

    /** This after what was told before: an engine that tells nothing takes nothing back. */
    public ToldTimes after(@Nullable ToldTimes before) {
        return before == null || drives.size() > 0
                ? this
                : new ToldTimes(source, before.toldAt, before.drives, trouble);
    }

    /** Without what was told of this crew: it stands elsewhere. */
    public ToldTimes without(CrewId crew) {
        return new ToldTimes(source, toldAt, drives.without(crew), trouble);
    }

    /** How long this crew drives, if that was told within the last five minutes. */
    public Optional<Duration> findDrive(CrewId crew, Instant now) {
        return isFresh(now) ? drives.find(crew) : Optional.empty();
    }

    public boolean isFresh(Instant now) {
        return toldAt != null && !now.isAfter(toldAt.plus(FRESH));
    }

    public Body body() {
        var times = new ArrayList<Body>();
        for (var drive : drives)
            times.add(Body.empty().with("crew", drive.getKey()).with("driveMs", drive.getValue()));
        return Body.empty()
                .with("source", source)
                .with("toldAt", toldAt)
                .with("times", times)
                .with("trouble", trouble);
    }

    public static ToldTimes of(Body body) {
        return new ToldTimes(
                body.text("source"),
                body.instantOrNull("toldAt"),
                drives(body.list("times", each -> each)),
                body.textOrNull("trouble", Trouble::valueOf));
    }

    private static Sorted<CrewId, Duration> drives(List<Body> times) {
        var drives = Sorted.<CrewId, Duration>empty();
        for (var each : times) drives = drives.with(each.text("crew", CrewId::of), each.millis("driveMs"));
        return drives;
    }
}
