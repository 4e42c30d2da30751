package org.rescuedesk.core.ask;

/** A command that the desk's rules don't allow now; the message is a sentence for whoever sent it. Nothing has changed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refused(String sentence) {
        super(sentence, null, false, false);
    }

    /** The sentence for the sender. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
