package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.store.spool.Kept;
import org.rescuedesk.store.spool.Spool;

/** A start with a write-ahead file that the desk before it left. */
class RecoveryTest {
    private final SmallDesk dead = new SmallDesk(Tail.EMPTY, false);
    private final Desk empty = dead.desk();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> said = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void whatTheJournalLacksIsAddedAsItStandsAndTheNewDeskKnowsIt() throws Exception {
        var saved = dead.decide(dead.onDuty(1), dead.entrapment(1));
        journal.append(saved);
        var unsaved = dead.decide(dead.entrapment(2));
        var more = dead.decide(dead.call(3, "王芳"));
        var raws = dead.keep(SmallDesk.raw("{"));
        file(saved, unsaved, more, raws);

        var replay = recover(false);

        assertThat(journal()).isEqualTo(entries(saved, unsaved, more));
        assertThat(journal.persons()).isEqualTo(more.persons());
        assertThat(journal.raws()).isEqualTo(raws.raws());
        assertThat(replay.desk()).isEqualTo(dead.desk());
        assertThat(replay.tail()).isEqualTo(Tail.of(last(more)));
        assertThat(said).anyMatch(each -> each.contains("facts that the journal lacked"));
        assertThat(left()).isEmpty();
    }

    @Test
    void whatTheJournalHoldsAlreadyIsNotAddedAgain() throws Exception {
        var one = dead.decide(dead.entrapment(1));
        var two = dead.decide(dead.entrapment(2));
        journal.append(one);
        journal.append(two);
        file(one, two);
        assertThat(recover(false).tail()).isEqualTo(Tail.of(last(two)));
        assertThat(journal()).isEqualTo(entries(one, two));
        assertThat(said).isEmpty();
    }

    @Test
    void aFileThatAnotherDesksJournalHasNoPlaceForIsRefusedAndStays() throws Exception {
        var first = dead.decide(dead.entrapment(1));
        journal.append(first);
        var unsaved = dead.decide(dead.entrapment(2));
        var other = new SmallDesk(Tail.of(last(first)), false);
        journal.append(other.decide(other.entrapment(3)));
        file(unsaved);
        assertThatThrownBy(() -> recover(false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("has no place for")
                .hasMessageContaining("预写文件");
        assertThat(left()).hasSize(1);
    }

    @Test
    void aFileWithAGapBeforeItIsRefusedAndStays() throws Exception {
        dead.decide(dead.entrapment(1));
        file(dead.decide(dead.entrapment(2)));
        assertThatThrownBy(() -> recover(false))
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining("gap");
        assertThat(left()).hasSize(1);
    }

    @Test
    void anExercisesFileIsNothingForADeskThatServes() throws Exception {
        var exercise = new SmallDesk(Tail.EMPTY, true);
        file(exercise.decide(exercise.entrapment(1)));
        assertThatThrownBy(() -> recover(false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds an exercise");
        assertThat(journal()).isEmpty();
    }

    private Replay recover(boolean exercise) throws Exception {
        try (var spool = Spool.open(folder, said::add)) {
            return Recovery.of(
                    journal,
                    spool,
                    Replay.of(journal, Snapshot.beforeAll(empty, exercise), exercise),
                    exercise,
                    said::add);
        }
    }

    private void file(Batch... batches) throws IOException {
        try (var spool = Spool.open(folder, said::add)) {
            spool.append(Arrays.stream(batches)
                    .map(each -> new Kept(each.number(), each.entries(), each.persons(), each.raws()))
                    .toList());
        }
    }

    private List<Kept> left() throws IOException {
        var all = new ArrayList<Kept>();
        try (var spool = Spool.open(folder, said::add)) {
            spool.read(all::add);
        }
        return all;
    }

    private List<Entry> journal() throws JournalFailure {
        var all = new ArrayList<Entry>();
        journal.read(0, all::add);
        return all;
    }

    private static List<Entry> entries(Batch... batches) {
        return Arrays.stream(batches).flatMap(each -> each.entries().stream()).toList();
    }

    private static Entry last(Batch batch) {
        return batch.entries().get(batch.entries().size() - 1);
    }
}
