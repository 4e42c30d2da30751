package org.rescuedesk.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.server.saving.Backlog;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.server.saving.WriteAhead;
import org.rescuedesk.store.spool.Spool;

/** A desk whose journal, or disk, or both, are away for a while. */
class UnsavedTest {
    private static final Instant START = SmallDesk.START;

    private final Vertx vertx = Vertx.vertx();
    private final SmallDesk small = new SmallDesk(Tail.EMPTY, false);
    private final Fickle journal = new Fickle();
    private final List<Announcement> announced = new CopyOnWriteArrayList<>();
    private final List<String> stopped = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        get(vertx.close());
    }

    @Test
    void withTheJournalAwayWhatIsInTheFileIsAnnouncedAsUnsavedAndTheJournalCatchesUpInOrder() throws Exception {
        var desk = desk();
        assertThat(saved(get(desk.submit(small.entrapment(0))))).isTrue();
        journal.isAway = true;
        assertThat(saved(get(desk.submit(small.entrapment(1))))).isFalse();
        var later = IntStream.range(2, 40)
                .mapToObj(n -> desk.submit(small.entrapment(n)))
                .toList();
        later.forEach(each -> assertThat(saved(get(each))).isFalse());
        assertThat(announced.get(announced.size() - 1).saved()).isFalse();
        assertThat(desk.isSaved()).isFalse();
        var whenSaved = get(on(desk, desk::whenSaved));
        assertThat(whenSaved.isComplete()).isFalse();

        journal.isAway = false;
        get(whenSaved);
        await().until(desk::isSaved);
        assertThat(saved(get(desk.submit(small.entrapment(40))))).isTrue();
        assertThat(journal.entries())
                .isEqualTo(announced.stream()
                        .flatMap(each -> each.entries().stream())
                        .toList());
    }

    @Test
    void aJournalThatHangsKeepsNothingFromTheFile() throws Exception {
        var desk = desk();
        journal.hangs = new CountDownLatch(1);
        for (int i = 1; i <= 20; i++)
            assertThat(saved(get(desk.submit(small.entrapment(i))))).isFalse();
        journal.hangs.countDown();
        get(get(on(desk, desk::whenSaved)));
        assertThat(journal.entries())
                .isEqualTo(announced.stream()
                        .flatMap(each -> each.entries().stream())
                        .toList());
    }

    @Test
    void aDiskThatIsAwayHoldsNobodyUpWhileTheJournalAnswers() throws Exception {
        var desk = desk();
        get(desk.submit(small.entrapment(0)));
        breakDisk();
        for (int i = 1; i < 30; i++)
            assertThat(saved(get(desk.submit(small.entrapment(i))))).isTrue();
    }

    @Test
    void withBothAwayNothingIsAnnouncedUntilOneIsBack() throws Exception {
        var desk = desk();
        breakDisk();
        journal.isAway = true;
        var waiting = desk.submit(small.entrapment(1));
        await().until(() -> !desk.isSaved());
        assertThat(waiting.isComplete()).isFalse();
        assertThat(announced).isEmpty();
        journal.isAway = false;
        assertThat(saved(get(waiting))).isTrue();
    }

    @Test
    void aDeskThatIsFencedAnnouncesNothingMore() throws Exception {
        var desk = desk();
        journal.isFenced = true;
        var lost = desk.submit(small.entrapment(1));
        await().until(() -> !stopped.isEmpty());
        desk.submit(small.entrapment(2));
        desk.probe();
        get(on(desk, () -> "after all that"));
        assertThat(lost.isComplete()).isFalse();
        assertThat(announced).isEmpty();
        assertThat(stopped).hasSize(1);
    }

    @Test
    void theFileIsEmptiedOnceTheJournalHoldsAllOfIt() throws Exception {
        var desk = desk();
        get(desk.submit(small.call(1, "王芳")));
        await().untilAsserted(() -> {
            desk.probe();
            assertThat(pieces()).isEmpty();
        });
        get(desk.submit(small.entrapment(2)));
    }

    @Test
    void whatNoLongerFitsInMemoryIsReadBackFromTheFile() throws Exception {
        var backlog = new Backlog(20);
        var desk = desk(backlog);
        journal.isAway = true;
        for (int i = 1; i <= 60; i++)
            assertThat(saved(get(desk.submit(small.entrapment(i))))).isFalse();
        assertThat(get(on(desk, backlog::inMemory))).isLessThan(20);
        assertThat(get(on(desk, backlog::size))).isGreaterThan(50);

        journal.isAway = false;
        get(get(on(desk, desk::whenSaved)));
        assertThat(journal.entries())
                .isEqualTo(announced.stream()
                        .flatMap(each -> each.entries().stream())
                        .toList());
        assertThat(saved(get(desk.submit(small.entrapment(61))))).isTrue();
    }

    private DeskHost desk() throws IOException {
        return desk(new Backlog(10_000));
    }

    private DeskHost desk(Backlog backlog) throws IOException {
        var context = vertx.getOrCreateContext();
        var spool = Spool.open(folder.resolve("spool"), sentence -> {});
        var made = Promise.<DeskHost>promise();
        context.runOnContext(nothing -> made.complete(new DeskHost(
                context,
                new DeskLoop(small.desk(), Tail.EMPTY, false),
                DeskClock.driven(START),
                new JournalWriter(context, vertx.createSharedWorkerExecutor("j", 1), journal, backlog, stopped::add),
                new WriteAhead(context, vertx.createSharedWorkerExecutor("f", 1), spool),
                false)));
        var desk = get(made.future());
        desk.whenAnnounced(announced::add);
        return desk;
    }

    /** Where the folder was there is now a file, so no piece can be made there. */
    private void breakDisk() throws IOException {
        for (var piece : pieces()) Files.delete(piece);
        Files.delete(folder.resolve("spool").resolve("lock"));
        Files.delete(folder.resolve("spool"));
        Files.writeString(folder.resolve("spool"), "no folder");
    }

    private List<Path> pieces() throws IOException {
        try (var found = Files.list(folder.resolve("spool"))) {
            return found.filter(path -> path.toString().endsWith(".spool")).toList();
        }
    }

    private static boolean saved(Outcome outcome) {
        return ((Outcome.Done) outcome).saved();
    }

    private static <T> Future<T> on(DeskHost desk, Supplier<T> asked) {
        var promise = Promise.<T>promise();
        desk.context().runOnContext(nothing -> promise.complete(asked.get()));
        return promise.future();
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A journal that goes away and comes back as the test says. */
    private static final class Fickle implements Journal {
        private final InMemoryJournal real = new InMemoryJournal();
        volatile boolean isAway;
        volatile boolean isFenced;
        volatile CountDownLatch hangs = new CountDownLatch(0);

        @Override
        public Tail tail() throws JournalFailure {
            answer();
            return real.tail();
        }

        @Override
        public Optional<Hash> findHash(long seq) throws JournalFailure {
            answer();
            return real.findHash(seq);
        }

        @Override
        public void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure {
            answer();
            real.read(afterSeq, reader);
        }

        @Override
        public void append(Batch batch) throws JournalFailure {
            answer();
            real.append(batch);
        }

        private void answer() throws JournalFailure {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                throw new JournalFailure("The journal was interrupted.", e);
            }
            if (isFenced) throw new JournalFailure.Fenced("Another desk has written here.");
            if (isAway) throw new JournalFailure("The journal is away.", null);
        }

        List<Entry> entries() throws JournalFailure {
            var all = new ArrayList<Entry>();
            real.read(0, all::add);
            return all;
        }
    }
}
