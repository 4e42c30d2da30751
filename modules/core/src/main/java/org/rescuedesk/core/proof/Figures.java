package org.rescuedesk.core.proof;

import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/**
 * The response times of one part of a report ({@code whole}, or of a {@code month}, {@code area} or {@code firm} by its key), in
 * whole milliseconds, absent while nobody arrived. docs/reports.md has the words.
 */
public record Figures(
        String part,
        String key,
        long rescues,
        long neededArrival,
        long underWay,
        long falseAlarm,
        long selfReleased,
        long duplicate,
        long people,
        long arrived,
        long claimedInTime,
        long provenInTime,
        long late,
        long inTimeNotKnown,
        @Nullable Long meanArrivalMs,
        @Nullable Long medianArrivalMs,
        @Nullable Long p90ArrivalMs,
        @Nullable Long maxArrivalMs) {

    /** The fields of its line. */
    public Body body() {
        return Body.empty()
                .with("part", part)
                .with("key", key)
                .with("rescues", rescues)
                .with("neededArrival", neededArrival)
                .with("underWay", underWay)
                .with("falseAlarm", falseAlarm)
                .with("selfReleased", selfReleased)
                .with("duplicate", duplicate)
                .with("people", people)
                .with("arrived", arrived)
                .with("claimedInTime", claimedInTime)
                .with("provenInTime", provenInTime)
                .with("late", late)
                .with("inTimeNotKnown", inTimeNotKnown)
                .with("meanArrivalMs", meanArrivalMs)
                .with("medianArrivalMs", medianArrivalMs)
                .with("p90ArrivalMs", p90ArrivalMs)
                .with("maxArrivalMs", maxArrivalMs);
    }

    /** The line in a bundle. */
    @Override
    public String toString() {
        return body().toString();
    }
}
