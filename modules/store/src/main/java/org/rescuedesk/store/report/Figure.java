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
    /** A crew was asked to go; the fire brigade takes a rescue on in the moment it is asked. */
    ORDERED("standing = 'NEEDED' and ordered_at is not null"),
    /** Somebody said yes within three minutes of the first order: 三分钟响应率. */
    ACCEPTED_SOON("standing = 'NEEDED' and accepted_at <= ordered_at + interval '3 minutes'"),
    /** A crew of the firm under contract arrived or did its part; levels exclude none of each other. */
    LEVEL1("standing = 'NEEDED' and level1"),
    /** One of another firm or a station did. */
    LEVEL2("standing = 'NEEDED' and level2"),
    /** The fire brigade took it on. */
    LEVEL3("standing = 'NEEDED' and handed_over_at is not null"),
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
