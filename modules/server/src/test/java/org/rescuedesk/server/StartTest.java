package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.snapshot.DeskText;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.server.snapshot.Beginning;
import org.rescuedesk.server.snapshot.Refusal;
import org.rescuedesk.store.snapshot.Snapshots;

/** How a start comes from what was kept to the desk, and which journals it refuses. */
class StartTest {
    private final SmallDesk dead = new SmallDesk(Tail.EMPTY, false);
    private final Desk empty = dead.desk();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<String> said = new ArrayList<>();
    private Snapshots snapshots;

    @TempDir
    Path folder;

    @BeforeEach
    void live() throws Exception {
        snapshots = Snapshots.in(folder);
        for (int i = 0; i < 40; i++) {
            journal.append(dead.decide(i < 10 ? dead.onDuty(i) : dead.entrapment(i)));
            if (i % 10 == 9) snapshots.keep(now());
        }
    }

    private Snapshot now() {
        return new Snapshot(journal.tail(), SmallDesk.START, false, dead.desk());
    }

    @Test
    void theNewestSnapshotAndTheTailAreTheReplayFromZero() throws Exception {
        journal.append(dead.decide(dead.entrapment(50)));
        var from = find();
        assertThat(from.tail().seq()).isLessThan(journal.tail().seq()).isGreaterThan(40);
        assertSame(Replay.of(journal, from, false));
        assertThat(said).isEmpty();
    }

    @Test
    void ofTheSnapshotsOnlyTheNewestThreeAreKept() throws Exception {
        assertThat(snapshots.list()).hasSize(3);
    }

    @Test
    void aDamagedSnapshotIsLeftAsideForAnOlderOneAndThatIsSaid() throws Exception {
        var newest = snapshots.list().get(0);
        var older = find(snapshots.list().get(1));
        damage(newest);
        var beginning = beginning();
        assertThat(beginning.find()).isEqualTo(older);
        assertThat(beginning.ignored()).isEqualTo(1);
        assertThat(said)
                .singleElement()
                .asString()
                .contains(newest.toString())
                .contains("is damaged")
                .contains("已损坏");
        assertSame(Replay.of(journal, older, false));
    }

    @Test
    void withoutASnapshotThatCanBeGoneByTheJournalIsReadFromItsFirstEvent() throws Exception {
        for (var file : snapshots.list())
            Files.writeString(file, Files.readString(file).replaceFirst("\"v\":\\d+", "\"v\":0"));
        var beginning = beginning();
        var from = beginning.find();
        assertThat(from).isEqualTo(Snapshot.beforeAll(empty, false));
        assertThat(beginning.ignored()).isEqualTo(3);
        assertThat(said).allMatch(each -> each.contains("older or newer program"));
        assertSame(Replay.of(journal, from, false));
    }

    @Test
    void aSnapshotFolderThatIsNoneIsLeftAside() throws Exception {
        for (var file : snapshots.list()) Files.delete(file);
        Files.delete(snapshots.folder());
        Files.writeString(snapshots.folder(), "no folder");
        assertThat(find()).isEqualTo(Snapshot.beforeAll(empty, false));
        assertThat(said).singleElement().asString().contains("can't be read");
    }

    @Test
    void aJournalThatLostItsEndIsRefused() throws Exception {
        var shorter = new InMemoryJournal();
        for (var entry : entries().subList(0, 20)) append(shorter, entry);
        assertThatThrownBy(() -> beginning(shorter).find())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("ends at event 20")
                .hasMessageContaining("knows event " + journal.tail().seq())
                .hasMessageContaining("move checkpoints.jsonl and snapshots out of the data folder")
                .hasMessageContaining("日志止于事件 20");
        assertThatThrownBy(() -> beginning(new InMemoryJournal()).find()).hasMessageContaining("ends at event 0");
    }

    @Test
    void anotherDesksJournalIsRefused() throws Exception {
        var foreign = new InMemoryJournal();
        var other = new SmallDesk(Tail.EMPTY, false);
        for (int i = 0; i < 100; i++) foreign.append(other.decide(other.onDuty(i % 40), other.entrapment(i)));
        assertThatThrownBy(() -> beginning(foreign).find())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Event " + journal.tail().seq() + " of the journal is not the one")
                .hasMessageContaining(snapshots.list().get(0).toString())
                .hasMessageContaining("属于另一调度台");
    }

    @Test
    void aCheckpointThatDoesNotStandInTheJournalStopsTheStart() throws Exception {
        var fits = checkpoint(20, entries().get(19).hash());
        beginning().require(fits, "checkpoints.jsonl");
        beginning().require(checkpoint(0, Hash.NONE), "checkpoints.jsonl");
        assertThatThrownBy(() ->
                        beginning().require(checkpoint(20, entries().get(18).hash()), "checkpoints.jsonl"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Event 20 of the journal is not the one that checkpoints.jsonl knows")
                .hasMessageContaining("事件 20");
        assertThatThrownBy(() -> beginning().require(checkpoint(5_000, fits.hash()), "checkpoints.jsonl"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("checkpoints.jsonl knows event 5000");
    }

    @Test
    void aSnapshotOfAnExerciseIsRefusedByADeskForRealRescues() throws Exception {
        var from = find();
        var drill = new Snapshot(from.tail(), from.lastAt(), true, from.desk());
        assertThatThrownBy(() -> Replay.of(journal, drill, false))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("holds an exercise");
        assertThatThrownBy(() -> Replay.of(journal, from, true)).hasMessageContaining("holds real rescues");
    }

    @Test
    void whatIsWrongWithTheJournalIsToldWithItsEventAndWhatToDo() {
        assertThat(refusal(JournalFailure.Broken.How.CHANGED))
                .contains("Event 17 of the journal was changed after it was written")
                .contains("bring back a backup")
                .contains("事件 17 在写入后被改动");
        assertThat(refusal(JournalFailure.Broken.How.GAP))
                .contains("Event 17 of the journal does not follow")
                .contains("事件 17 与前一事件不相连");
        assertThat(refusal(JournalFailure.Broken.How.NEWER))
                .contains("Event 17 of the journal is of a kind or version that this program does not know")
                .contains("Start one that is as new")
                .contains("更新的程序");
        assertThat(Refusal.of(new JournalFailure("The line broke.", null)))
                .hasMessageContaining("The line broke.")
                .hasMessageContaining("无法读取日志");
    }

    private static String refusal(JournalFailure.Broken.How how) {
        return Refusal.of(new JournalFailure.Broken(17, how, "wrong", null)).getMessage();
    }

    private void assertSame(Replay replay) throws JournalFailure {
        var whole = Replay.of(journal, Snapshot.beforeAll(empty, false), false);
        assertThat(replay).isEqualTo(whole);
        assertThat(DeskText.bytes(replay.desk())).isEqualTo(DeskText.bytes(dead.desk()));
    }

    private Snapshot find() throws JournalFailure {
        return beginning().find();
    }

    private Snapshot find(Path file) throws Exception {
        return snapshots.read(file, empty);
    }

    private Beginning beginning() {
        return beginning(journal);
    }

    private Beginning beginning(InMemoryJournal of) {
        return new Beginning(of, snapshots, empty, false, said::add);
    }

    private static void damage(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private List<Entry> entries() throws JournalFailure {
        var entries = new ArrayList<Entry>();
        journal.read(0, entries::add);
        return entries;
    }

    private void append(InMemoryJournal to, Entry entry) throws JournalFailure {
        to.append(new Batch(0, List.of(entry), List.of(), List.of(), List.of(), dead.desk()));
    }

    private static Checkpoint checkpoint(long seq, Hash hash) {
        return new Checkpoint(seq, hash, SmallDesk.START, false, "0123456789abcdef", "ab".repeat(64));
    }
}
