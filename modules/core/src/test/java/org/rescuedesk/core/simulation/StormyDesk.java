package org.rescuedesk.core.simulation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.FaultyJournal;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.InMemoryJournal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.Submission;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;

/**
 * A desk with a write-ahead file and a journal whose line breaks: batches are outstanding, commits fail or nobody knows whether they did,
 * the journal is away for a while, and the desk dies in between. What was announced must stand afterwards, byte for byte.
 */
final class StormyDesk {
    private static final int WHOLE_EVERY = 24;

    private final Random dice;
    private final InMemoryJournal memory = new InMemoryJournal();
    private final FaultyJournal journal;
    private final Deque<Batch> unfiled = new ArrayDeque<>();
    private final Deque<Batch> unwritten = new ArrayDeque<>();
    private final List<Batch> file = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    /** What the journal's bytes lead to, fact by fact. */
    private final List<Desk> replayed = new ArrayList<>();

    private final Deque<Command> unanswered = new ArrayDeque<>();
    private final FactRules rules = new FactRules();
    private final Mirror mirror = new Mirror();
    private DeskLoop loop = new DeskLoop(Land.desk(), Tail.EMPTY, false);
    private Hash transcript = Hash.NONE;
    private boolean away;
    private boolean slow;
    private int batches;

    StormyDesk(Random dice, double faults) {
        this.dice = dice;
        journal = new FaultyJournal(memory, dice.nextLong(), faults);
    }

    Desk newest() {
        return loop.newest();
    }

    Mirror mirror() {
        return mirror;
    }

    List<Entry> journal() {
        return entries;
    }

    Hash transcript() {
        return transcript;
    }

    boolean isAllTold() {
        return loop.untold() == 0;
    }

    void locate(CrewId crew, Fix fix) {
        loop.locate(crew, fix);
    }

    /** Decides these in one batch; gives the facts that follow, durable or not. */
    List<Entry> ask(List<Command> commands) {
        for (var command : commands) {
            unanswered.add(command);
            loop.submit(Submission.of(command, outcome -> told(command, outcome)));
        }
        var batch = loop.take();
        while (batch.isEmpty()) {
            settleOne();
            batch = loop.take();
        }
        batch.get().entries().forEach(this::follow);
        requireSame(batch.get());
        if (!batch.get().isEmpty()) {
            unfiled.add(batch.get());
            unwritten.add(batch.get());
        }
        if (slow) settleSometimes();
        else settle();
        return batch.get().entries();
    }

    private void follow(Entry entry) {
        Rules.require(tail().isFollowedBy(entry), "the chain is broken", entry.seq());
        var before = replay();
        var read = Entry.of(entry.canonical(), entry.previous(), entry.hash());
        var after = read.event().evolve(before);
        rules.follow(read, before, after);
        entries.add(entry);
        replayed.add(after);
        transcript = transcript.followedBy(entry.canonical());
    }

    private void requireSame(Batch batch) {
        for (var each : batch.touched()) {
            var again = replay().rescues().find(each.rescue().id());
            var now = batch.after().rescues().find(each.rescue().id());
            Rules.require(again.equals(now), "replayed to another rescue", each.rescue());
        }
        if (!batch.isEmpty() && batches++ % WHOLE_EVERY == 0) requireWhole();
    }

    private void requireWhole() {
        Rules.require(replay().equals(loop.newest()), "the journal replayed gives another desk", entries.size());
        if (isAllTold()) Rules.require(mirror.desk().equals(loop.announced()), "another board", mirror.seq());
    }

    private Desk replay() {
        return replayed.isEmpty() ? Land.desk() : replayed.get(replayed.size() - 1);
    }

    private Tail tail() {
        return entries.isEmpty() ? Tail.EMPTY : Tail.of(entries.get(entries.size() - 1));
    }

    private void told(Command command, Outcome outcome) {
        Rules.require(unanswered.remove() == command, "answered out of turn", command);
        if (outcome instanceof Outcome.Failed failed) throw new AssertionError("" + command, failed.fault());
        if (outcome instanceof Outcome.Declined declined) transcript = transcript.followedBy(declined.sentence());
    }

    /** From now on, or no longer, batches stay under way for a while; half of those times the journal does not answer at all. */
    void changeWeather() {
        slow = !slow;
        away = slow && dice.nextBoolean();
        loop.journalIsAway(away);
        if (!slow) settle();
    }

    /** All is durable and told. */
    void settle() {
        away = false;
        loop.journalIsAway(false);
        while (!isAllTold()) settleOne();
        while (!unwritten.isEmpty()) settleOne();
    }

    private void settleSometimes() {
        for (int i = dice.nextInt(4); i > 0; i--) settleOne();
    }

    private void settleOne() {
        if (dice.nextBoolean() && !unfiled.isEmpty()) file();
        else if (!away && !unwritten.isEmpty()) write();
        else if (!unfiled.isEmpty()) file();
        announce();
    }

    private void file() {
        var batch = unfiled.remove();
        file.add(batch);
        loop.filed(batch.number());
    }

    /** Now one, now all as one; a commit that failed is tried again later, one of which nobody knows is looked for in the journal. */
    private void write() {
        boolean group = dice.nextInt(3) == 0;
        var batch = group ? Batch.joined(List.copyOf(unwritten)) : unwritten.element();
        try {
            journal.append(batch);
        } catch (JournalFailure unknown) {
            if (dice.nextBoolean() || !stands(batch)) return;
        }
        unwritten.removeIf(each -> each.number() <= batch.number());
        loop.written(batch.number());
    }

    private boolean stands(Batch batch) {
        var last = batch.entries().get(batch.entries().size() - 1);
        return memory.findHash(last.seq()).filter(last.hash()::equals).isPresent();
    }

    private void announce() {
        for (var told = loop.announce(); told.isPresent(); told = loop.announce()) {
            var batch = told.get().batch();
            for (var entry : batch.entries()) {
                Rules.require(isDurable(batch), "told before it was durable", entry.seq());
                mirror.take(entry);
            }
            told.get().outcomes().forEach(Runnable::run);
        }
    }

    private boolean isDurable(Batch batch) {
        return stands(batch) || (away && file.stream().anyMatch(each -> each.number() == batch.number()));
    }

    /** The desk dies and comes back with what its journal and file hold, and without any position; gives what had no answer. */
    List<Command> restart() throws JournalFailure {
        takeUpFile();
        int kept = Math.toIntExact(memory.tail().seq());
        Rules.require(mirror.seq() <= kept, "what was announced is lost", mirror.seq());
        rules.forgetAfter(
                kept, kept == 0 ? Instant.EPOCH : entries.get(kept - 1).event().at());
        entries.subList(kept, entries.size()).clear();
        replayed.subList(kept, replayed.size()).clear();
        Rules.require(tail().equals(memory.tail()), "the journal has other bytes", kept);
        loop = new DeskLoop(dice.nextInt(6) == 0 ? fromSnapshot() : replay(), tail(), false);
        loop.journalIsAway(away);
        for (var entry : List.copyOf(entries.subList(Math.toIntExact(mirror.seq()), kept))) mirror.take(entry);
        var open = List.copyOf(unanswered);
        unanswered.clear();
        unfiled.clear();
        unwritten.clear();
        file.clear();
        return open;
    }

    private void takeUpFile() {
        for (var batch : file) {
            while (batch.number() > 0 && !stands(batch)) {
                try {
                    journal.append(batch);
                } catch (JournalFailure again) {
                    Rules.require(!(again instanceof JournalFailure.Fenced), "fenced by itself", batch.number());
                }
            }
        }
    }

    /** A snapshot of any moment, and the facts since then. */
    private Desk fromSnapshot() {
        if (entries.isEmpty()) return Land.desk();
        int at = dice.nextInt(entries.size());
        var entry = entries.get(at);
        var out = new ByteArrayOutputStream();
        try {
            new Snapshot(Tail.of(entry), entry.event().at(), false, replayed.get(at)).write(out);
            var desk = Snapshot.read(new ByteArrayInputStream(out.toByteArray()), Land.desk())
                    .desk();
            for (var later : entries.subList(at + 1, entries.size()))
                desk = later.event().evolve(desk);
            Rules.require(desk.equals(replay()), "a snapshot and its tail give another desk", at);
            return desk;
        } catch (java.io.IOException | org.rescuedesk.core.snapshot.Unusable e) {
            throw new AssertionError(e);
        }
    }

    /** All is told and stands in the journal; every fourth time it is read from its own bytes, from the first fact on. */
    void requireReplay() throws JournalFailure {
        settle();
        requireWhole();
        Rules.require(unanswered.isEmpty(), "without an answer", unanswered);
        Rules.require(memory.tail().equals(loop.tail()), "the journal lacks facts", memory.tail());
        if (dice.nextInt(4) > 0) return;
        var desk = new Desk[] {Land.desk()};
        memory.read(0, entry -> desk[0] = entry.event().evolve(desk[0]));
        Rules.require(desk[0].equals(loop.newest()), "replayed from zero to another desk", entries.size());
    }
}
