package org.rescuedesk.core.ask;

/** A command that the desk's rules don't allow now, with a sentence for whoever sent it. Nothing has changed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The same sentence in both languages of the desk. */
    public Refused(String chinese, String english) {
        super(chinese + " " + english, null, false, false);
    }

    /** 中文 first, then English. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
