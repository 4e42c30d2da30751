package org.rescuedesk.server;

import java.time.Duration;
import java.util.function.Consumer;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.plan.GreatCircle;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Policy;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.spool.Spool;

/**
 * What a start finds: the register in force, a desk with it that knows nothing yet, and that desk as the journal and what the
 * write-ahead file had to add have made it.
 */
record Loaded(Desk empty, Replay replay) {
    /** In force in cities and where no area says otherwise (TSG T5002-2017 art. 5(4)). */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    static Loaded from(Settings settings, Memory memory, Spool spool, Consumer<String> progress) throws JournalFailure {
        var register = register(settings, memory);
        progress.accept("Register version " + register.version() + ": "
                + register.listElevators().size() + " elevators, "
                + register.listCrews().size() + " crews.");
        var empty = Desk.empty(new Rules(Policy.NATIONAL, new GreatCircle(), settings.zone(), LIMIT), register);
        boolean exercise = settings.exercise();
        var replay = Replay.of(memory.journal(), empty, exercise);
        progress.accept("Journal: " + replay.tail().seq() + " facts.");
        return new Loaded(empty, Recovery.of(memory.journal(), spool, replay, exercise, progress));
    }

    private static Register register(Settings settings, Memory memory) {
        var folder = settings.registerFolder();
        return folder == null ? memory.registers().load() : memory.registers().adopt(folder);
    }
}
