package org.rescuedesk.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.loop.Submission;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.server.saving.JournalWriter;
import org.rescuedesk.server.saving.WriteAhead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the desk's loop on one Vert.x context: whatever comes in hops there, batches go to the write-ahead file and to the journal
 * off it, and only what is durable is announced, in order. Safe to call from any thread; all listeners are called on the context.
 */
public final class DeskHost {
    private static final Logger LOG = LoggerFactory.getLogger(DeskHost.class);

    private final Context context;
    private final DeskLoop loop;
    private final DeskClock clock;
    private final JournalWriter journal;
    private final WriteAhead file;
    private final boolean exercise;
    private final List<Consumer<Announcement>> announced = new ArrayList<>();
    private final List<BiConsumer<CrewId, Fix>> moved = new ArrayList<>();
    private final List<Consumer<Duration>> written = new ArrayList<>();
    private final List<BiConsumer<Outcome, Duration>> answered = new ArrayList<>();
    private final List<Promise<Void>> waitingForIdle = new ArrayList<>();
    private final Deque<WaitingForJournal> waitingForJournal = new ArrayDeque<>();
    private final Deque<Long> begun = new ArrayDeque<>();
    private long told;
    private volatile Seen seen;

    /** What the outside may see of the desk, all of it durable. */
    private record Seen(Desk desk, long seq, Instant savedAt) {}

    /** Somebody who waits until the journal holds the batch with this number. */
    private record WaitingForJournal(long number, Promise<Void> promise) {}

    public DeskHost(
            Context context, DeskLoop loop, DeskClock clock, JournalWriter journal, WriteAhead file, boolean exercise) {
        this.context = context;
        this.loop = loop;
        this.clock = clock;
        this.journal = journal;
        this.file = file;
        this.exercise = exercise;
        journal.listen(this::written, this::journalIsAway);
        journal.readFrom(file::readBack);
        file.listen(this::filed);
        this.seen = new Seen(loop.announced(), loop.tail().seq(), clock.now());
    }

    public Vertx vertx() {
        return context.owner();
    }

    /** The desk's own thread: who works there sees its announcements in order. */
    public Context context() {
        return context;
    }

    public DeskClock clock() {
        return clock;
    }

    public long epoch() {
        return loop.epoch();
    }

    public boolean isExercise() {
        return exercise;
    }

    public Desk announced() {
        return seen.desk;
    }

    /** Sequence of the last announced fact. */
    public long seq() {
        return seen.seq;
    }

    /** When the journal last answered; the board says "not saved since" when that is long ago and something waits. */
    public Instant savedAt() {
        return seen.savedAt;
    }

    /** Whether the journal holds all that is announced; else only the local file does. */
    public boolean isSaved() {
        return !journal.isAway();
    }

    public int queued() {
        return loop.queued();
    }

    /** How many batches the journal still lacks, those that it is being asked to write included. */
    long waitingForJournal() {
        return loop.unsaved();
    }

    public Optional<Fix> findPosition(CrewId crew) {
        return loop.findPosition(crew);
    }

    public void whenAnnounced(Consumer<Announcement> listener) {
        announced.add(listener);
    }

    public void whenMoved(BiConsumer<CrewId, Fix> listener) {
        moved.add(listener);
    }

    /** Told how long each batch took to become durable. */
    public void whenWritten(Consumer<Duration> listener) {
        written.add(listener);
    }

    /** Told each outcome and how long it took, from the reception of what was asked, with its facts durable and announced. */
    public void whenAnswered(BiConsumer<Outcome, Duration> listener) {
        answered.add(listener);
    }

    /** The command's time should be {@link #clock()}'s now; the future is told on the context once all is durable. */
    public Future<Outcome> submit(Command command) {
        return submit(at -> command);
    }

    /** A command that is given its time when the loop receives it. */
    public Future<Outcome> submit(Function<Instant, Command> command) {
        return submit(at -> Submission.of(command.apply(at)), Promise.promise());
    }

    /** Keeps a message that could not be used; with a command when it is a cry all the same. */
    public Future<Outcome> keep(RawInput raw, Optional<Function<Instant, Command>> command) {
        return submit(
                at -> new Submission(command.map(each -> each.apply(at)).orElse(null), raw, outcome -> {}),
                Promise.promise());
    }

    private Future<Outcome> submit(Function<Instant, Submission> submission, Promise<Outcome> known) {
        long start = System.nanoTime();
        context.runOnContext(nothing -> {
            var what = submission.apply(clock.now());
            loop.submit(new Submission(what.command(), what.raw(), outcome -> {
                var took = Duration.ofNanos(System.nanoTime() - start);
                if (outcome instanceof Outcome.Failed failed)
                    LOG.error("A command could not be decided.", failed.fault());
                answered.forEach(listener -> guarded(() -> listener.accept(outcome, took)));
                known.complete(outcome);
            }));
            pump();
        });
        return known.future();
    }

    /** A crew's latest position; not durable, seen by the next decision. */
    public void locate(CrewId crew, Fix fix) {
        context.runOnContext(nothing -> {
            loop.locate(crew, fix);
            moved.forEach(listener -> listener.accept(crew, fix));
        });
    }

    /** Gives out what is queued, to the file and to the journal at once, and tells what has become durable. */
    private void pump() {
        boolean moved = true;
        while (moved) {
            var batch = loop.take();
            batch.filter(each -> !each.isEmpty()).ifPresent(this::handOut);
            var durable = loop.announce();
            durable.ifPresent(this::tell);
            moved = batch.isPresent() || durable.isPresent();
        }
        if (isIdle()) {
            waitingForIdle.forEach(Promise::complete);
            waitingForIdle.clear();
        }
    }

    private void handOut(Batch batch) {
        begun.add(System.nanoTime());
        file.add(batch);
        journal.add(batch);
    }

    private void filed(long number) {
        loop.filed(number);
        journal.filed(number);
        pump();
    }

    private void written(long number) {
        loop.written(number);
        file.written(number);
        if (loop.unsaved() == 0) seen = new Seen(seen.desk, seen.seq, clock.now());
        pump();
        while (!waitingForJournal.isEmpty() && waitingForJournal.element().number <= number)
            waitingForJournal.remove().promise.complete();
    }

    private void journalIsAway(boolean away) {
        loop.journalIsAway(away);
        pump();
    }

    /** Completes on the context once the journal holds all that is announced by now; asked there. */
    public Future<Void> whenSaved() {
        if (loop.unsaved() == 0) return Future.succeededFuture();
        var promise = Promise.<Void>promise();
        waitingForJournal.add(new WaitingForJournal(told, promise));
        return promise.future();
    }

    /** Asks whether the journal answers, unless it is being written anyway; lets go of what the file need not keep. */
    void probe() {
        context.runOnContext(nothing -> {
            file.tidy();
            journal.probe().onSuccess(answers -> {
                if (answers && loop.unsaved() == 0) seen = new Seen(seen.desk, seen.seq, clock.now());
            });
        });
    }

    /** Completes once nothing is queued, all is told and the journal holds it or, while that is away, the file does. */
    Future<Void> idle() {
        var idle = Promise.<Void>promise();
        context.runOnContext(nothing -> {
            if (isIdle()) idle.complete();
            else waitingForIdle.add(idle);
        });
        return idle.future();
    }

    private boolean isIdle() {
        return loop.queued() == 0 && loop.untold() == 0 && (loop.unsaved() == 0 || journal.isAway());
    }

    private void tell(DeskLoop.Told durable) {
        var batch = durable.batch();
        var entries = batch.entries();
        told = batch.number();
        var last = entries.isEmpty() ? seen.seq : last(entries).seq();
        seen = new Seen(loop.announced(), last, seen.savedAt);
        if (!batch.isEmpty()) {
            var took = Duration.ofNanos(System.nanoTime() - begun.remove());
            written.forEach(listener -> guarded(() -> listener.accept(took)));
        }
        if (!entries.isEmpty()) {
            var announcement = new Announcement(entries, loop.announced(), durable.saved());
            announced.forEach(listener -> guarded(() -> listener.accept(announcement)));
        }
        durable.outcomes().forEach(DeskHost::guarded);
    }

    /** One listener's fault must neither keep the others from hearing nor stop the loop. */
    private static void guarded(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException fault) {
            LOG.error("Somebody who was told by the desk failed.", fault);
        }
    }

    private static Entry last(List<Entry> entries) {
        return entries.get(entries.size() - 1);
    }
}
