package org.rescuedesk.core.telemetry;

/** Where the car is going (GB/T 24476-2017, clause 9); {@link #code()} is the standard's number, which the table holds. */
public enum Direction {
    NONE(0),
    UP(1),
    DOWN(2);

    private final int code;

    Direction(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The one of a number that {@link #code()} gave. */
    public static Direction of(int code) {
        for (var each : values()) {
            if (each.code == code) return each;
        }
        throw new IllegalArgumentException("The standard has no number " + code + ".");
    }
}
