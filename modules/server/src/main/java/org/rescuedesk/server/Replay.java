package org.rescuedesk.server;

import java.time.Instant;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.state.Desk;

/** The desk as the journal's facts have made it, where the journal ends, and the time of its last fact. */
record Replay(Desk desk, Tail tail, Instant lastAt) {
    /** Reads the journal from where a snapshot ends; refuses one whose exercise mark is another than this desk's. */
    static Replay of(Journal journal, Snapshot from, boolean exercise) throws JournalFailure {
        var reading = new Reading(from, exercise);
        journal.read(from.tail().seq(), reading::read);
        return reading.result();
    }

    /** With another register: no fact says what it was. */
    Replay with(Register register) {
        return new Replay(desk.with(register), tail, lastAt);
    }

    /** As it is once this batch, which follows, stands too. */
    Replay after(Batch batch) {
        var entries = batch.entries();
        if (entries.isEmpty()) return this;
        var at = entries.stream()
                .map(entry -> entry.event().at())
                .max(Instant::compareTo)
                .orElseThrow();
        return new Replay(batch.after(), Tail.of(entries.get(entries.size() - 1)), at.isAfter(lastAt) ? at : lastAt);
    }

    private static final class Reading {
        private final boolean exercise;
        private Desk desk;
        private Tail tail;
        private Instant lastAt;

        Reading(Snapshot from, boolean exercise) {
            this.desk = from.desk();
            this.tail = from.tail();
            this.lastAt = from.lastAt();
            this.exercise = exercise;
            requireMark(from.exercise());
        }

        private void requireMark(boolean found) {
            if (found != exercise) throw exercise ? holdsRealRescues() : holdsAnExercise();
        }

        void read(Entry entry) {
            requireMark(entry.exercise());
            desk = entry.event().evolve(desk);
            tail = Tail.of(entry);
            if (entry.event().at().isAfter(lastAt)) lastAt = entry.event().at();
        }

        private static CannotStart holdsRealRescues() {
            return new CannotStart(
                    "The journal holds real rescues: a demo or an exercise needs a data folder of its own.",
                    "日志中有真实救援记录:演示或演练请使用单独的数据目录。");
        }

        private static CannotStart holdsAnExercise() {
            return new CannotStart(
                    "The journal holds an exercise (a demo or a replay): serving needs a data folder of its own.",
                    "日志中是演练(演示或回放)数据:正式运行请使用单独的数据目录。");
        }

        Replay result() {
            return new Replay(desk, tail, lastAt);
        }
    }
}
