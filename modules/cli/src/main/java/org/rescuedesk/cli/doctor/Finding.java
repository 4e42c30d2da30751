package org.rescuedesk.cli.doctor;

/** One thing that was looked at, and how it is, in Chinese and English. */
record Finding(Health health, String sentence) {

    /** A desk may start with what is weak, but not rely on it. */
    enum Health {
        WELL("[ ok ]"),
        WEAK("[weak]"),
        BROKEN("[FAIL]");

        private final String mark;

        Health(String mark) {
            this.mark = mark;
        }
    }

    static Finding well(String chinese, String english) {
        return new Finding(Health.WELL, english + " " + chinese);
    }

    static Finding weak(String chinese, String english) {
        return new Finding(Health.WEAK, english + " " + chinese);
    }

    static Finding broken(String chinese, String english) {
        return new Finding(Health.BROKEN, english + " " + chinese);
    }

    /** Well where {@code holds}, else weak. */
    static Finding either(boolean holds, Finding well, Finding otherwise) {
        return holds ? well : otherwise;
    }

    String line() {
        return health.mark + " " + sentence;
    }
}
