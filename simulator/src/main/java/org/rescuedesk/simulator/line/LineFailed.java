package org.rescuedesk.simulator.line;

import org.jspecify.annotations.Nullable;

/** The broker can't be reached, or has not taken what was sent; the message says which broker, and how long was waited. */
public final class LineFailed extends RuntimeException {

    public LineFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
