package org.rescuedesk.core.verify;

/** The first thing that is wrong with a bundle: its kind, the event that it names (0: none), and a sentence in two languages. */
public final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final long seq;

    Fault(Kind kind, long seq, String chinese, String english) {
        super(chinese + " " + english, null, false, false);
        this.kind = kind;
        this.seq = seq;
    }

    public Kind kind() {
        return kind;
    }

    public long seq() {
        return seq;
    }

    /** 中文 first, then English. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
