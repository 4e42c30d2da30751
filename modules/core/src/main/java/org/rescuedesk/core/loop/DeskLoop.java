package org.rescuedesk.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.Facts;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.Refused;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Sorted;

/**
 * The single writer: takes what is queued, decides it on the newest desk, gives each fact its place in the chain, and hands out
 * one batch at a time to be written. Only once that is durable does the announced desk move on and are the outcomes told. Used
 * from one thread; it owns no thread, no clock and no database itself.
 *
 * <p>The local write-ahead file will stand between {@link #take} and the journal: a batch that {@code take} gave out is final.
 */
public final class DeskLoop {
    /** Enough for a group commit under load, few enough that a batch is written in milliseconds. */
    private static final int LARGEST_BATCH = 500;

    /** So that what a batch touched is not all over when it is announced. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(30);

    private final Deque<Submission> queue = new ArrayDeque<>();
    private final long epoch;
    private final boolean exercise;
    private Tail tail;
    private Desk newest;
    private Desk announced;
    private volatile Sorted<CrewId, Fix> positions = Sorted.empty();
    private @Nullable Turn writing;

    /** Starts after the journal's tail, with the desk that its facts led to, in an epoch of its own. */
    public DeskLoop(Desk desk, Tail tail, boolean exercise) {
        this.newest = desk;
        this.announced = desk;
        this.tail = tail;
        this.epoch = tail.epoch() + 1;
        this.exercise = exercise;
    }

    public long epoch() {
        return epoch;
    }

    /** The desk as the outside may see it: all of it is durable. */
    public Desk announced() {
        return announced;
    }

    /** The desk with all that was decided, durable or not: only for deciding. */
    public Desk newest() {
        return newest;
    }

    /** Where the chain ends, durable or not. */
    public Tail tail() {
        return tail;
    }

    public int queued() {
        return queue.size();
    }

    /** Whether a batch is given out and not yet durable. */
    public boolean isWriting() {
        return writing != null;
    }

    public void submit(Submission submission) {
        queue.add(submission);
    }

    /** A crew's latest position, beside the desk: it becomes a fact only when a decision looks at it. */
    public void locate(CrewId crew, Fix fix) {
        positions = positions.with(crew, fix);
    }

    /** May be asked from any thread. */
    public Optional<Fix> findPosition(CrewId crew) {
        return positions.find(crew);
    }

    /** Decides what is queued and gives out the batch to be written; none while one is being written or when nothing is queued. */
    public Optional<Batch> take() {
        if (writing != null || queue.isEmpty()) return Optional.empty();
        var turn = new Turn();
        while (!queue.isEmpty() && turn.hasRoomFor(queue.element())) turn.add(queue.remove());
        writing = turn;
        return Optional.of(turn.batch());
    }

    /** The batch that was taken is durable: announces its desk. The outcomes are to be told by the caller, in order. */
    public List<Runnable> written() {
        var turn = writing;
        if (turn == null) throw new IllegalStateException("No batch is being written.");
        announced = newest;
        writing = null;
        return turn.outcomes(announced);
    }

    /** One batch in the making. */
    private final class Turn {
        private final List<Submission> submissions = new ArrayList<>();
        private final List<Decided> decided = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Batch.Personal> persons = new ArrayList<>();
        private final List<RawInput> raws = new ArrayList<>();
        private final Map<RescueId, Batch.Touched> touched = new TreeMap<>();
        private @Nullable Instant first;

        boolean hasRoomFor(Submission submission) {
            var command = submission.command();
            return submissions.size() < LARGEST_BATCH
                    && (command == null || first == null || !command.at().isAfter(first.plus(LONGEST_BATCH)));
        }

        void add(Submission submission) {
            submissions.add(submission);
            if (submission.raw() != null) raws.add(submission.raw());
            decided.add(submission.command() == null ? Decided.NOTHING : decide(submission.command()));
        }

        private Decided decide(Command command) {
            if (first == null) first = command.at();
            var facts = new Facts(newest, positions);
            try {
                command.decide(facts);
                return noted(command, facts.desk(), chained(facts.events()));
            } catch (Refused refused) {
                return new Decided(List.of(), new Outcome.Declined(refused.sentence()));
            } catch (RuntimeException fault) {
                return new Decided(List.of(), new Outcome.Failed(fault));
            }
        }

        /** The entries of these facts, none of which stands yet: one that can't be written must not leave half of them behind. */
        private List<Entry> chained(List<Event> events) {
            var chained = new ArrayList<Entry>();
            var end = tail;
            for (var event : events) {
                var entry = Entry.following(end.hash(), end.seq() + 1, epoch, exercise, event);
                chained.add(entry);
                end = Tail.of(entry);
            }
            return List.copyOf(chained);
        }

        private Decided noted(Command command, Desk desk, List<Entry> noted) {
            newest = desk;
            if (!noted.isEmpty()) {
                tail = Tail.of(noted.get(noted.size() - 1));
                entries.addAll(noted);
                noted.forEach(entry -> touch(entry, desk));
                for (var person : command.persons()) {
                    persons.add(new Batch.Personal(noted.get(0).seq(), person));
                }
            }
            return new Decided(noted, null);
        }

        private void touch(Entry entry, Desk desk) {
            if (entry.event() instanceof RescueEvent event) {
                desk.rescues()
                        .find(event.rescue())
                        .ifPresent(rescue -> touched.put(event.rescue(), new Batch.Touched(rescue, entry.seq())));
            }
        }

        Batch batch() {
            return new Batch(
                    List.copyOf(entries),
                    List.copyOf(persons),
                    List.copyOf(raws),
                    List.copyOf(touched.values()),
                    newest);
        }

        List<Runnable> outcomes(Desk desk) {
            var told = new ArrayList<Runnable>();
            for (int i = 0; i < submissions.size(); i++) {
                var whenKnown = submissions.get(i).whenKnown();
                var outcome = decided.get(i).outcome(desk);
                told.add(() -> whenKnown.accept(outcome));
            }
            return told;
        }
    }

    /** What a command led to; {@code instead} is its outcome when it led to nothing. */
    private record Decided(List<Entry> entries, @Nullable Outcome instead) {
        static final Decided NOTHING = new Decided(List.of(), null);

        Outcome outcome(Desk desk) {
            return instead == null ? new Outcome.Done(entries, desk) : instead;
        }
    }
}
