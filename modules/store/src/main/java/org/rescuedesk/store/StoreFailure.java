package org.rescuedesk.store;

import org.jspecify.annotations.Nullable;

/** The memory could not do what it was asked; the message is a sentence for an operator and holds no secret. */
public final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
