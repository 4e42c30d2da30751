package org.rescuedesk.server.doctor;

/** One thing that was looked at, and how it is, in English and Chinese. */
public record Finding(Health health, String sentence) {

    /** A desk may start with what is weak, but not rely on it. */
    public enum Health {
        WELL("[ ok ]"),
        WEAK("[weak]"),
        BROKEN("[FAIL]");

        private final String mark;

        Health(String mark) {
            this.mark = mark;
        }
    }

    public static Finding well(String chinese, String english) {
        return new Finding(Health.WELL, english + " " + chinese);
    }

    public static Finding weak(String chinese, String english) {
        return new Finding(Health.WEAK, english + " " + chinese);
    }

    public static Finding broken(String chinese, String english) {
        return new Finding(Health.BROKEN, english + " " + chinese);
    }

    /** Well where {@code holds}, else as given. */
    public static Finding either(boolean holds, Finding well, Finding otherwise) {
        return holds ? well : otherwise;
    }

    public boolean isWell() {
        return health == Health.WELL;
    }

    public String line() {
        return health.mark + " " + sentence;
    }
}
