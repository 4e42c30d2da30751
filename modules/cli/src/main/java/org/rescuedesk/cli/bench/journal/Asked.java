package org.rescuedesk.cli.bench.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.server.DeskHost;

/** Something that a desk is asked; {@code raw} is the message itself where it could not be read. */
record Asked(Command command, @Nullable RawInput raw) {
    Asked(Command command) {
        this(command, null);
    }

    /** Asks; what is told once the answer is durable is told to {@code answered}. */
    void ask(DeskHost host, Runnable answered) {
        var answer = raw == null ? host.submit(command) : host.keep(raw, Optional.of(at -> command));
        answer.onComplete(outcome -> answered.run());
    }
}
