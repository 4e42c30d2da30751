package org.rescuedesk.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.ask.Refused;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Sorted;

/**
 * The single writer: takes what is queued, decides it on the newest desk, gives each fact its place in the chain, and hands out
 * one final batch after the other, without waiting for those before. Each goes at once to the local write-ahead file and to the
 * journal. In order, and only once a batch is durable, does the announced desk move on and are the outcomes told: durable in the
 * journal or, while that is away, in the file. Used from one thread; it owns no thread, no clock, no file and no database itself.
 */
public final class DeskLoop {
    /** Enough for a group commit under load, few enough that a batch is written in milliseconds. */
    private static final int LARGEST_BATCH = 500;

    /** So that what a batch touched is not all over when it is announced. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(30);

    /** With so many on their way the next one waits, and grows: larger batches are cheaper. */
    private static final int MOST_UNTOLD = 8;

    private final Deque<Submission> queue = new ArrayDeque<>();
    private final Deque<Turn> untold = new ArrayDeque<>();
    private final long epoch;
    private final boolean exercise;
    private Tail tail;
    private Desk newest;
    private Desk announced;
    private volatile Sorted<CrewId, Fix> positions = Sorted.empty();
    private long given;
    private long filed;
    private long written;
    private boolean journalIsAway;

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

    /** How many batches are given out and not told yet. */
    public int untold() {
        return untold.size();
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

    /**
     * Decides what is queued and gives out the batch to be made durable; none when nothing is queued, or when enough batches are
     * on their way. One that is empty needs no writing, and is told when those before it are.
     */
    public Optional<Batch> take() {
        if (queue.isEmpty() || untold.size() >= MOST_UNTOLD) return Optional.empty();
        var turn = new Turn();
        while (!queue.isEmpty() && turn.hasRoomFor(queue.element())) turn.add(queue.remove());
        untold.add(turn);
        return Optional.of(turn.end());
    }

    /** The write-ahead file holds the batch with this number, and all before. */
    public void filed(long number) {
        filed = Math.max(filed, number);
    }

    /** The journal holds the batch with this number, and all before. */
    public void written(long number) {
        written = Math.max(written, number);
    }

    /** Whether the journal does not answer: from then on the file is enough. */
    public void journalIsAway(boolean away) {
        journalIsAway = away;
    }

    /** How many batches the journal still lacks. */
    public long unsaved() {
        return given - written;
    }

    /** Announces the next batch that is durable; its outcomes are to be told by the caller, in order, before the next is asked for. */
    public Optional<Told> announce() {
        var turn = untold.peek();
        if (turn == null || !isDurable(turn)) return Optional.empty();
        untold.remove();
        return Optional.of(turn.told());
    }

    private boolean isDurable(Turn turn) {
        return turn.number <= written || (journalIsAway && turn.number <= filed);
    }

    /** A batch that may be told of; {@code saved} says whether the journal holds it. */
    public record Told(Batch batch, boolean saved, List<Runnable> outcomes) {}

    /** One batch in the making. */
    private final class Turn {
        private final List<Submission> submissions = new ArrayList<>();
        private final List<Decided> decided = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Batch.Personal> persons = new ArrayList<>();
        private final List<RawInput> raws = new ArrayList<>();
        private final Map<RescueId, Batch.Touched> touched = new TreeMap<>();
        private @Nullable Instant first;
        private long number;
        private @Nullable Batch batch;

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
                noted.forEach(entry -> Batch.Touched.by(entry, desk)
                        .ifPresent(each -> touched.put(each.rescue().id(), each)));
                if (!command.persons().isEmpty()) persons.addAll(Batch.Personal.of(command.persons(), noted));
            }
            return new Decided(noted, null);
        }

        /** Only what has to be written gets a number of its own. */
        Batch end() {
            number = entries.isEmpty() && raws.isEmpty() ? given : ++given;
            var made = new Batch(
                    number,
                    List.copyOf(entries),
                    List.copyOf(persons),
                    List.copyOf(raws),
                    List.copyOf(touched.values()),
                    newest);
            batch = made;
            return made;
        }

        Told told() {
            var made = Objects.requireNonNull(batch);
            announced = made.after();
            boolean saved = number <= written;
            var outcomes = new ArrayList<Runnable>();
            for (int i = 0; i < submissions.size(); i++) {
                var whenKnown = submissions.get(i).whenKnown();
                var outcome = decided.get(i).outcome(announced, saved);
                outcomes.add(() -> whenKnown.accept(outcome));
            }
            return new Told(made, saved, outcomes);
        }
    }

    /** What a command led to; {@code instead} is its outcome when it led to nothing. */
    private record Decided(List<Entry> entries, @Nullable Outcome instead) {
        static final Decided NOTHING = new Decided(List.of(), null);

        Outcome outcome(Desk desk, boolean saved) {
            return instead == null ? new Outcome.Done(entries, desk, saved) : instead;
        }
    }
}
