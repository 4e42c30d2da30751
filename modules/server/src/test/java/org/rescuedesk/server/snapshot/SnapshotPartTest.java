package org.rescuedesk.server.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.ask.Command;
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
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.TemporaryFile;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.store.snapshot.Snapshots;

/** When a running desk keeps a snapshot, and of what. */
class SnapshotPartTest {
    private static final int EVERY = 20;

    private final Vertx vertx = Vertx.vertx();
    private final SmallDesk small = new SmallDesk(Tail.EMPTY, false);
    private final Desk empty = small.desk();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private volatile boolean isAway;
    private DeskHost host;
    private SnapshotPart part;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        var context = vertx.getOrCreateContext();
        var made = Promise.<DeskHost>promise();
        context.runOnContext(nothing -> made.complete(new DeskHost(
                context,
                new DeskLoop(empty, Tail.EMPTY, false),
                DeskClock.driven(SmallDesk.START),
                new JournalWriter(context, vertx.createSharedWorkerExecutor("j", 1), fickle(), sentence -> {}),
                TemporaryFile.of(context),
                false)));
        host = get(made.future());
        part = new SnapshotPart(host, Snapshots.in(folder), Snapshot.beforeAll(empty, false), 2, registry, EVERY);
    }

    @AfterEach
    void end() {
        get(vertx.close());
    }

    @Test
    void everySoManyEventsTheDeskIsKeptAsTheJournalHasIt() throws Exception {
        for (int i = 0; i < 30; i++) submit(small.entrapment(i));
        await().until(() -> count("taken") >= 1);
        var kept = newest();
        assertThat(kept.tail().seq()).isGreaterThanOrEqualTo(EVERY);
        assertThat(journal.findHash(kept.tail().seq())).hasValue(kept.tail().hash());
        assertThat(kept.desk()).isEqualTo(replayedTo(kept.tail().seq()));
        assertThat(count("ignored")).isEqualTo(2);
    }

    @Test
    void atACleanEndTheLastDeskIsKept() throws Exception {
        submit(small.call(1, "王芳"));
        assertThat(files()).isZero();
        assertThat(registry.get("snapshot.behind").gauge().value()).isPositive();
        get(part.close());
        assertThat(newest().desk()).isEqualTo(host.announced());
        assertThat(newest().tail()).isEqualTo(journal.tail());
        assertThat(registry.get("snapshot.behind").gauge().value()).isZero();
        get(part.close());
        assertThat(count("taken")).isEqualTo(1);
    }

    @Test
    void whatOnlyTheLocalFileHoldsIsNotInASnapshot() throws Exception {
        submit(small.entrapment(0));
        var saved = journal.tail();
        isAway = true;
        for (int i = 1; i < 30; i++) submit(small.entrapment(i));
        assertThat(host.seq()).isGreaterThan(saved.seq() + EVERY);
        get(part.close());
        assertThat(newest().tail()).isEqualTo(saved);
        assertThat(newest().desk()).isEqualTo(replayedTo(saved.seq()));
    }

    @Test
    void aDiskThatTakesNoneIsCountedAndHoldsNobodyUp() throws Exception {
        Files.writeString(folder.resolve("snapshots"), "no folder");
        for (int i = 0; i < 40; i++) submit(small.entrapment(i));
        await().until(() -> count("failed") == 1);
        assertThat(count("taken")).isZero();
        get(part.close());
        assertThat(count("failed")).isEqualTo(2);
    }

    private Desk replayedTo(long seq) throws JournalFailure {
        var desk = new Desk[] {empty};
        journal.read(0, entry -> {
            if (entry.seq() <= seq) desk[0] = entry.event().evolve(desk[0]);
        });
        return desk[0];
    }

    private Snapshot newest() throws Exception {
        var files = Snapshots.in(folder);
        return files.read(files.list().get(0), empty);
    }

    private int files() throws IOException {
        return Snapshots.in(folder).list().size();
    }

    private double count(String outcome) {
        return registry.get("snapshot").tag("outcome", outcome).counter().count();
    }

    private void submit(Command command) {
        assertThat(get(host.submit(command))).isInstanceOf(Outcome.Done.class);
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Journal fickle() {
        return new Journal() {
            @Override
            public Tail tail() throws JournalFailure {
                answer();
                return journal.tail();
            }

            @Override
            public Optional<Hash> findHash(long seq) throws JournalFailure {
                answer();
                return journal.findHash(seq);
            }

            @Override
            public void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure {
                answer();
                journal.read(afterSeq, reader);
            }

            @Override
            public void append(Batch batch) throws JournalFailure {
                answer();
                journal.append(batch);
            }

            private void answer() throws JournalFailure {
                if (isAway) throw new JournalFailure("The journal is away.", null);
            }
        };
    }
}
