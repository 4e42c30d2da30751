package org.rescuedesk.core.telemetry;

/** The service modes of GB/T 24476-2017, clause 9; {@link #code()} is the standard's number, which the table holds. */
public enum ServiceMode {
    OUT_OF_SERVICE(0),
    NORMAL(1),
    INSPECTION(2),
    FIRE_RECALL(3),
    FIREFIGHTER(4),
    EMERGENCY_POWER(5),
    EARTHQUAKE(6),
    UNKNOWN(7);

    private final int code;

    ServiceMode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The one of a number that {@link #code()} gave. */
    public static ServiceMode of(int code) {
        for (var each : values()) {
            if (each.code == code) return each;
        }
        throw new IllegalArgumentException("The standard has no number " + code + ".");
    }
}
