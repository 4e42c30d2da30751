package org.rescuedesk.embedded;

/** A part that can't start. The message is a sentence for the operator, English and 中文, and holds no secret. */
public final class StartRefused extends RuntimeException {

    StartRefused(String english, String chinese) {
        super(english + " " + chinese);
    }

    StartRefused(String english, String chinese, Throwable cause) {
        super(english + " " + chinese, cause);
    }
}
