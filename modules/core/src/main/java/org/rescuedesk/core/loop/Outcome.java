package org.rescuedesk.core.loop;

import java.util.List;
import org.rescuedesk.core.state.Desk;

/** What became of a submission, once it is durable: its facts (none when it was known already), a refusal, or a fault. */
public sealed interface Outcome {
    /**
     * {@code entries} are its facts, {@code desk} is the announced desk. {@code saved} says whether the journal holds all that it
     * rests on; if not, the local write-ahead file does, and the journal does not answer.
     */
    record Done(List<Entry> entries, Desk desk, boolean saved) implements Outcome {}

    /** The desk's rules did not allow it; the sentence is for the sender. */
    record Declined(String sentence) implements Outcome {}

    /** A fault of ours: nothing was noted, all else goes on, and whoever sent it must not be told that it stands. */
    record Failed(RuntimeException fault) implements Outcome {}
}
