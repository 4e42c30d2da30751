package org.rescuedesk.store.report;

/** A figure that counts rescues, and which ones it counts. */
public enum Figure {
    RESCUES("true"),
    /** Whose people were freed. */
    FREED("standing = 'NEEDED' and released_at is not null"),
    ARRIVED("standing = 'NEEDED' and in_time is not null"),
    NEEDED_ARRIVAL("standing = 'NEEDED'"),
    PROVEN_IN_TIME("standing = 'NEEDED' and in_time and arrival_grade in ('A', 'B')"),
    CLAIMED_IN_TIME("standing = 'NEEDED' and in_time"),
    IN_TIME_NOT_KNOWN("standing = 'NEEDED' and in_time is null"),
    LATE("standing = 'NEEDED' and not in_time"),
    UNDER_WAY("standing = 'UNDER_WAY'"),
    FALSE_ALARM("standing = 'FALSE_ALARM'"),
    SELF_RELEASED("standing = 'SELF_RELEASED'"),
    DUPLICATE("standing = 'DUPLICATE'");

    private final String condition;

    Figure(String condition) {
        this.condition = condition;
    }

    /** In SQL, over {@link Counted#SQL}. */
    String condition() {
        return condition;
    }
}
