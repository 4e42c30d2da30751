package org.rescuedesk.core.loop;

import org.jspecify.annotations.Nullable;

/** The journal did not answer as it should; whether a batch stands is unknown until it is tried again. */
public class JournalFailure extends Exception {
    private static final long serialVersionUID = 1;

    public JournalFailure(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** What the journal holds can't be gone by, from the entry {@code seq} on. */
    public static final class Broken extends JournalFailure {
        private static final long serialVersionUID = 1;

        /** In what way. */
        public enum How {
            /** Its bytes don't give its hash. */
            CHANGED,
            /** It does not follow from the one that stands before it: one is missing, or was replaced. */
            GAP,
            /** Its hash holds, and this program does not know such a fact: a newer one wrote it. */
            NEWER
        }

        private final long seq;
        private final How how;

        public Broken(long seq, How how, String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
            this.seq = seq;
            this.how = how;
        }

        public long seq() {
            return seq;
        }

        public How how() {
            return how;
        }
    }

    /** Another desk has written at this sequence: this one must stop, its facts are never appended. */
    public static final class Fenced extends JournalFailure {
        private static final long serialVersionUID = 1;

        public Fenced(String sentence) {
            super(sentence, null);
        }
    }
}
