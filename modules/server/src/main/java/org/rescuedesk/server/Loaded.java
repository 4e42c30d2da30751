package org.rescuedesk.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.server.proof.CheckpointFile;
import org.rescuedesk.server.snapshot.Beginning;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.snapshot.Snapshots;
import org.rescuedesk.store.spool.Spool;

/**
 * What a start finds: the register in force, a desk with it that knows nothing yet, and that desk as the journal and what the
 * write-ahead file had to add have made it. {@code from} is the snapshot that it went by, {@code ignored} how many it could not go
 * by.
 */
record Loaded(Desk empty, Replay replay, Snapshot from, int ignored) {
    /** In force in cities and where no area says otherwise (TSG T5002-2017 art. 5(4)). */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** The register and the journal know nothing of each other, so one is read beside the other. */
    static Loaded from(Settings settings, Memory memory, Spool spool, Consumer<String> progress) throws JournalFailure {
        var rules = new Rules(new GreatCircle(), settings.zone(), LIMIT);
        var timed = new Timed(progress);
        var reading = CompletableFuture.supplyAsync(() -> register(settings, memory), Loaded::inAThread);
        var beginning = beginning(settings, memory, Desk.empty(rules, Register.empty()), progress);
        var from = beginning.find();
        var replay = Replay.of(memory.journal(), from, settings.exercise());
        timed.say("Journal: " + replay.tail().seq() + " facts, of which "
                + (replay.tail().seq() - from.tail().seq()) + " since the snapshot that was gone by");
        var register = joined(reading);
        timed.say("Register version " + register.version() + ": "
                + register.listElevators().size() + " elevators, "
                + register.listCrews().size() + " crews");
        var recovered = Recovery.of(memory.journal(), spool, replay.with(register), settings.exercise(), progress);
        return new Loaded(Desk.empty(rules, register), recovered, from, beginning.ignored());
    }

    private static Beginning beginning(Settings settings, Memory memory, Desk empty, Consumer<String> progress)
            throws JournalFailure {
        var folder = settings.dataFolder();
        var beginning = new Beginning(memory.journal(), Snapshots.in(folder), empty, settings.exercise(), progress);
        var file = CheckpointFile.in(folder);
        try {
            var kept = file.findLast();
            if (kept.isPresent()) beginning.require(kept.get(), file.path().toString());
        } catch (IOException e) {
            throw new CannotStart(
                    "The file " + file.path() + " can't be read: " + e.getMessage(), "无法读取 " + file.path() + "。", e);
        }
        var signed = memory.checkpoints().findLast();
        if (signed.isPresent()) beginning.require(signed.get(), "the table checkpoint");
        return beginning;
    }

    private static void inAThread(Runnable task) {
        var thread = new Thread(task, "register");
        thread.setDaemon(true);
        thread.start();
    }

    private static Register joined(CompletableFuture<Register> reading) {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    private static Register register(Settings settings, Memory memory) {
        var folder = settings.registerFolder();
        return folder == null ? memory.registers().load() : memory.registers().adopt(folder);
    }

    /** Says what was reached, and how long after the beginning. */
    private record Timed(Consumer<String> progress, long begun) {
        Timed(Consumer<String> progress) {
            this(progress, System.nanoTime());
        }

        void say(String sentence) {
            progress.accept(
                    String.format(Locale.ROOT, "%s (after %.1f s).", sentence, (System.nanoTime() - begun) / 1e9));
        }
    }
}
