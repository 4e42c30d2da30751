package org.rescuedesk.core.loop;

import org.jspecify.annotations.Nullable;

/** The journal did not answer as it should; whether a batch stands is unknown until it is tried again. */
public class JournalFailure extends Exception {
    private static final long serialVersionUID = 1;

    public JournalFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Another desk has written at this sequence: this one must stop, its facts are never appended. */
    public static final class Fenced extends JournalFailure {
        private static final long serialVersionUID = 1;

        public Fenced(String sentence) {
            super(sentence, null);
        }
    }
}
