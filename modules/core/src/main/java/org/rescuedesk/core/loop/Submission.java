package org.rescuedesk.core.loop;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.ask.Command;

/**
 * Something handed to the loop: a command, a raw input to be kept, or both. {@code whenKnown} is told the outcome on the loop's
 * thread, only once all that it rests on is durable; acks, receipts and answers hang on it.
 */
public record Submission(
        @Nullable Command command, @Nullable RawInput raw, Consumer<Outcome> whenKnown) {
    public static Submission of(Command command, Consumer<Outcome> whenKnown) {
        return new Submission(command, null, whenKnown);
    }

    /** Nobody waits for it. */
    public static Submission of(Command command) {
        return new Submission(command, null, outcome -> {});
    }
}
