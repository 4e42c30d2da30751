package org.rescuedesk.simulator.past;

import java.util.List;
import java.util.stream.Stream;

/** What files tell of recorded days, as it stands in them: calls; or a fleet's facilities, and how their states changed. */
public record PastRecord(List<PastCall> calls, List<PastFacility> facilities, List<PastChange> changes) {

    public static final PastRecord NOTHING = new PastRecord(List.of(), List.of(), List.of());

    static PastRecord ofCalls(List<PastCall> calls) {
        return new PastRecord(calls, List.of(), List.of());
    }

    /** Both, this one's before the other's. */
    public PastRecord plus(PastRecord other) {
        return new PastRecord(
                joined(calls, other.calls), joined(facilities, other.facilities), joined(changes, other.changes));
    }

    private static <T> List<T> joined(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
