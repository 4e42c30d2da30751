package org.rescuedesk.core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.rescuedesk.core.register.ElevatorId;

/** Names one rescue: its elevator and the UTC second at which the desk opened it; given once, in the fact that opens it. */
public record RescueId(String value) implements Comparable<RescueId> {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 96;

    public RescueId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A rescue id is elevator@yyyyMMddTHHmmssZ.");
        }
    }

    public static boolean isValid(String value) {
        return value.length() <= LONGEST && value.indexOf('@') > 0;
    }

    /** The id for the nth rescue (from 1) that this elevator's second of opening has seen. */
    public static RescueId opening(ElevatorId elevator, Instant at, int nth) {
        return new RescueId(elevator + "@" + SECOND.format(at) + (nth == 1 ? "" : "-" + nth));
    }

    @Override
    public int compareTo(RescueId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
