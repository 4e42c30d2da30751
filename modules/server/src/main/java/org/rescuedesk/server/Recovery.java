package org.rescuedesk.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.store.spool.Kept;
import org.rescuedesk.store.spool.Spool;

/**
 * What a start does with a write-ahead file that the desk before it left: what the journal lacks is added to it as it stands, and
 * only then does the new desk begin. What another desk's journal would not take is refused, and the file stays.
 */
final class Recovery {
    private static final int MOST_FACTS = 5_000;

    private final Journal journal;
    private final boolean exercise;
    private final List<Batch> group = new ArrayList<>();
    private Replay now;
    private int added;

    private Recovery(Journal journal, Replay now, boolean exercise) {
        this.journal = journal;
        this.now = now;
        this.exercise = exercise;
    }

    /** The desk with all that the file had to add; the file is empty then. */
    static Replay of(Journal journal, Spool spool, Replay replay, boolean exercise, Consumer<String> progress)
            throws JournalFailure {
        var recovery = new Recovery(journal, replay, exercise);
        try {
            recovery.takeAll(spool);
            spool.clear();
        } catch (JournalFailure.Fenced e) {
            throw new CannotStart(
                    "The write-ahead file holds facts that another desk's journal has no place for: " + e.getMessage()
                            + " Move it out of the data folder and keep it.",
                    "预写文件中的记录与日志不符；请将其移出数据目录并保留。",
                    e);
        } catch (IOException e) {
            throw new CannotStart("The write-ahead file can't be read: " + e.getMessage(), "无法读取预写文件。", e);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new CannotStart(
                    "The write-ahead file holds a fact that this program can't read, as one of a newer program: "
                            + e.getMessage() + " Start the program that wrote it, or move the file out and keep it.",
                    "预写文件中有本程序无法读取的记录，可能由更新的版本写入；请用原版本启动，或将其移出并保留。",
                    e);
        }
        if (recovery.added > 0) {
            progress.accept("The write-ahead file had " + recovery.added
                    + " facts that the journal lacked; they are in it now.");
        }
        return recovery.now;
    }

    /** The last of those that stand goes once more: the journal finds out whether it is really the same. Twice through the file, which may be larger than memory. */
    private void takeAll(Spool spool) throws IOException, JournalFailure {
        var last = new Last();
        spool.read(last::look);
        var taking = new Taking(last.standing);
        spool.read(taking::take);
        if (taking.failure != null) throw taking.failure;
        append();
    }

    /** Where the last of those is that stand in the journal already; 0 when none does. */
    private final class Last {
        private int index;
        private int standing;

        void look(Kept kept) {
            if (stands(kept)) standing = index;
            index++;
        }
    }

    /** From there on; a failure ends it, which the reader of a file can't be told. */
    private final class Taking {
        private final int begin;
        private int index;
        private @Nullable JournalFailure failure;

        Taking(int begin) {
            this.begin = begin;
        }

        void take(Kept kept) {
            if (index++ < begin || failure != null) return;
            try {
                Recovery.this.take(kept);
            } catch (JournalFailure e) {
                failure = e;
            }
        }
    }

    private boolean stands(Kept kept) {
        var entries = kept.entries();
        return !entries.isEmpty()
                && entries.get(entries.size() - 1).seq() <= now.tail().seq();
    }

    private void take(Kept kept) throws JournalFailure {
        if (kept.entries().stream().anyMatch(entry -> entry.exercise() != exercise)) {
            throw new CannotStart(
                    "The write-ahead file holds " + (exercise ? "real rescues" : "an exercise")
                            + ", this desk does not.",
                    "预写文件的演练标记与本调度台不符。");
        }
        if (stands(kept)) {
            journal.append(kept.batch(now.desk()));
            return;
        }
        var batch = kept.batch(now.desk());
        now = now.after(batch);
        group.add(batch);
        added += batch.entries().size();
        if (group.stream().mapToInt(each -> each.entries().size()).sum() >= MOST_FACTS) append();
    }

    private void append() throws JournalFailure {
        if (!group.isEmpty()) journal.append(Batch.joined(group));
        group.clear();
    }
}
