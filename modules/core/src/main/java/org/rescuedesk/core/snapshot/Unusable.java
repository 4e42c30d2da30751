package org.rescuedesk.core.snapshot;

import org.jspecify.annotations.Nullable;

/** A snapshot that can't be gone by; the sentence, English and 中文, says why, and follows the name of its file. */
public final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private Unusable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    static Unusable damaged(String what, Throwable cause) {
        return new Unusable("is damaged (" + what + "). 已损坏。", cause);
    }

    static Unusable ofAnotherProgram() {
        return new Unusable("was written by an older or newer program. 由其他版本的程序写成。", null);
    }
}
