package org.rescuedesk.cli.bench.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.tape.Tape;
import org.rescuedesk.store.tape.Tapes;

/**
 * The same facts to three databases of one server: through a whole desk; in that desk's group commits by the journal alone; and the
 * very statements of these commits by plain JDBC. The last two take turns at each commit, so that both meet the same disk. What
 * the statements are is taken down at a fourth.
 */
final class Ways {
    private final ThroughLoop loop;
    private final Groups groups;
    private final Journal journal;
    private final Tapes recording;
    private final Tapes playing;
    private final Pace whole = new Pace();
    private final Pace commits = new Pace();
    private final Pace plain = new Pace();
    private final List<Integer> sizes = new ArrayList<>();
    private long statements;
    private long rows;

    Ways(ThroughLoop loop, Groups groups, Memory alone, Memory recorded, Memory played) {
        this.loop = loop;
        this.groups = groups;
        this.journal = alone.journal();
        this.recording = recorded.tapes();
        this.playing = played.tapes();
    }

    /** One turn of all; {@code counted} unless it only warms up. */
    boolean take(List<Asked> asked, boolean counted) throws Exception {
        long before = loop.seq();
        long begun = System.nanoTime();
        loop.ask(asked);
        long took = System.nanoTime() - begun;
        List<Batch> batches = groups.take();
        List<Long> ownCommits = groups.takeNanos();
        if (counted) {
            whole.add(loop.seq() - before, took, ownCommits);
        }
        List<Tape> tapes = new ArrayList<>();
        for (Batch batch : batches) {
            tapes.add(recording.record(batch));
        }
        for (int i = 0; i < batches.size(); i++) {
            inTurn(batches.get(i), tapes.get(i), i % 2 == 0, counted);
        }
        return counted;
    }

    private void inTurn(Batch batch, Tape tape, boolean ownFirst, boolean counted) throws Exception {
        long own = ownFirst ? commit(batch) : 0;
        long begun = System.nanoTime();
        playing.play(tape);
        long floor = System.nanoTime() - begun;
        own = ownFirst ? own : commit(batch);
        if (!counted) {
            return;
        }
        int facts = batch.entries().size();
        commits.add(facts, own, List.of(own));
        plain.add(facts, floor, List.of(floor));
        sizes.add(facts);
        statements += tape.statements();
        rows += tape.rows();
    }

    private long commit(Batch batch) throws Exception {
        long begun = System.nanoTime();
        journal.append(batch);
        return System.nanoTime() - begun;
    }

    void report(Progress progress) {
        sizes.sort(null);
        say(
                progress,
                "%,d facts in %,d commits 事件与提交: p50 %d, p99 %d, largest %d facts a commit; %.1f statements and %.0f rows a commit",
                whole.facts(),
                sizes.size(),
                sizes.get(Pace.rank(0.5, sizes.size())),
                sizes.get(Pace.rank(0.99, sizes.size())),
                sizes.get(sizes.size() - 1),
                (double) statements / sizes.size(),
                (double) rows / sizes.size());
        whole.say(progress, "(a) through a whole desk 经整个调度台:          ");
        commits.say(progress, "(b) the commit path alone 仅提交路径:           ");
        plain.say(progress, "(c) the same statements, plain JDBC 纯 JDBC:    ");
        say(
                progress,
                "(b) is %.2f of (c), (a) %.2f; wanted of the commit path 对提交路径的要求: 2,000 facts/s and 0.50",
                commits.factsASecond() / plain.factsASecond(),
                whole.factsASecond() / plain.factsASecond());
    }

    private static void say(Progress progress, String line, Object... values) {
        progress.say(String.format(Locale.ROOT, line, values));
    }
}
