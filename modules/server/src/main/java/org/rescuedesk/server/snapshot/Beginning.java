package org.rescuedesk.server.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.snapshot.Unusable;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.store.snapshot.Snapshots;

/**
 * From where a start reads the journal: from the newest snapshot that can be gone by, or from the first event. Refuses a journal in
 * which what is known to have stood there does not stand: it lost its end, was changed, or is another desk's.
 */
public final class Beginning {
    private final Journal journal;
    private final Snapshots snapshots;
    private final Desk empty;
    private final boolean exercise;
    private final Consumer<String> progress;
    private int ignored;

    /** {@code empty} is a desk that knows nothing yet; {@code progress} is told of each snapshot that can't be gone by. */
    public Beginning(Journal journal, Snapshots snapshots, Desk empty, boolean exercise, Consumer<String> progress) {
        this.journal = journal;
        this.snapshots = snapshots;
        this.empty = empty;
        this.exercise = exercise;
        this.progress = progress;
    }

    /** Refuses a journal in which this checkpoint, signed earlier and kept in {@code where}, does not stand. */
    public void require(Checkpoint checkpoint, String where) throws JournalFailure {
        if (checkpoint.seq() > 0) requireStands(checkpoint.seq(), checkpoint.hash(), where);
    }

    /** The newest snapshot that can be gone by, or one from before the first event. */
    public Snapshot find() throws JournalFailure {
        for (var file : list()) {
            var snapshot = read(file);
            if (snapshot.isEmpty()) continue;
            var tail = snapshot.get().tail();
            requireStands(tail.seq(), tail.hash(), file.toString());
            return snapshot.get();
        }
        return Snapshot.beforeAll(empty, exercise);
    }

    /** How many snapshots could not be gone by. */
    public int ignored() {
        return ignored;
    }

    private List<Path> list() {
        try {
            return snapshots.list();
        } catch (IOException e) {
            ignore(snapshots.folder(), "can't be read (" + e + "). 无法读取。");
            return List.of();
        }
    }

    private Optional<Snapshot> read(Path file) {
        try {
            return Optional.of(snapshots.read(file, empty));
        } catch (Unusable e) {
            ignore(file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            ignore(file, "can't be read (" + e + "). 无法读取。");
        }
        return Optional.empty();
    }

    private void ignore(Path file, String sentence) {
        ignored++;
        progress.accept("The snapshot " + file + " is left aside: it " + sentence);
    }

    private void requireStands(long seq, Hash hash, String where) throws JournalFailure {
        var stands = journal.findHash(seq);
        if (stands.isEmpty()) throw Refusal.cutOff(seq, journal.tail().seq(), where);
        if (!stands.get().equals(hash)) throw Refusal.another(seq, where);
    }
}
