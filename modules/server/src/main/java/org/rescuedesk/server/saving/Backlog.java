package org.rescuedesk.server.saving;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.store.spool.Kept;

/**
 * The batches that the journal still lacks, in their order. So many facts stand in memory; what comes beyond that is let go of once
 * the write-ahead file holds it, and read from there when its turn has come: a database may be away for days. Used on one context.
 */
public final class Backlog {
    /** Reads batches from the write-ahead file: those from a number on, until they hold so many facts. */
    public interface ReadBack {
        Future<List<Kept>> read(long from, int facts);
    }

    private final int mostInMemory;
    private final Deque<Batch> oldest = new ArrayDeque<>();
    /** Later than those that are in the file only; none of these has to be in the file yet. */
    private final Deque<Batch> newest = new ArrayDeque<>();

    private ReadBack file = (from, facts) -> Future.failedFuture("There is no file to read from.");
    private long filed;
    private long firstInFile;
    private long lastInFile;
    private int facts;
    private long waiting;
    private @Nullable Desk given;

    public Backlog(int mostInMemory) {
        this.mostInMemory = mostInMemory;
    }

    void readFrom(ReadBack reader) {
        file = reader;
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** How many batches wait. */
    public long size() {
        return waiting;
    }

    /** How many of them stand in memory. */
    public int inMemory() {
        return oldest.size() + newest.size();
    }

    void add(Batch batch) {
        waiting++;
        if (!isGap() && facts < mostInMemory) addOldest(batch);
        else newest.add(batch);
        letGo();
    }

    /** The file holds every batch up to this number. */
    void filed(long number) {
        filed = number;
        letGo();
    }

    private boolean isGap() {
        return lastInFile > 0 || !newest.isEmpty();
    }

    private void addOldest(Batch batch) {
        facts += weight(batch);
        oldest.add(batch);
    }

    private void letGo() {
        while (!newest.isEmpty() && newest.element().number() <= filed) {
            long number = newest.remove().number();
            if (lastInFile == 0) firstInFile = number;
            lastInFile = number;
        }
    }

    /** An empty batch of raw inputs has its weight, too. */
    private static int weight(Batch batch) {
        return batch.entries().size() + batch.raws().size() + 1;
    }

    /** Takes the next batches out: at least one, and then until they hold so many facts; to be asked one at a time, and only if not empty. */
    Future<List<Batch>> next(int most) {
        if (!oldest.isEmpty()) return Future.succeededFuture(taken(oldest, most));
        if (lastInFile == 0) return Future.succeededFuture(taken(newest, most));
        return file.read(firstInFile, most).map(this::again);
    }

    private List<Batch> taken(Deque<Batch> from, int most) {
        var group = new ArrayList<Batch>();
        for (int weight = 0; !from.isEmpty() && weight < most; ) {
            var batch = from.remove();
            weight += weight(batch);
            if (from == oldest) facts -= weight(batch);
            group.add(batch);
        }
        return gave(group);
    }

    private List<Batch> again(List<Kept> read) {
        var desk = Objects.requireNonNull(given, "What stands in the file only comes after what stood in memory.");
        var group = new ArrayList<Batch>();
        for (var kept : read) {
            if (kept.number() > lastInFile) break;
            if (kept.number() != firstInFile + group.size())
                throw new IllegalStateException(
                        "The write-ahead file lacks batch " + (firstInFile + group.size()) + ".");
            var batch = kept.batch(desk);
            desk = batch.after();
            group.add(batch);
        }
        if (group.isEmpty()) throw new IllegalStateException("The write-ahead file lacks batch " + firstInFile + ".");
        firstInFile += group.size();
        if (firstInFile > lastInFile) {
            lastInFile = 0;
            while (!newest.isEmpty()) addOldest(newest.remove());
        }
        return gave(group);
    }

    private List<Batch> gave(List<Batch> group) {
        waiting -= group.size();
        given = group.get(group.size() - 1).after();
        return group;
    }
}
