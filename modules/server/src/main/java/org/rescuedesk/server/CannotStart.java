package org.rescuedesk.server;

/** The desk can't start as it is asked to. The message is a sentence for the operator, English and 中文, and holds no secret. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String english, String chinese) {
        super(english + " " + chinese);
    }

    public CannotStart(String english, String chinese, Throwable cause) {
        super(english + " " + chinese, cause);
    }
}
