package org.rescuedesk.cli.bench.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rescuedesk.cli.Progress;

/** How fast facts became durable on one way. */
final class Pace {
    private final List<Long> commits = new ArrayList<>();
    private long facts;
    private long nanos;

    /** A stretch of it: so many facts in so long, by commits that took each as long. */
    void add(long stretchFacts, long stretchNanos, List<Long> stretchCommits) {
        facts += stretchFacts;
        nanos += stretchNanos;
        commits.addAll(stretchCommits);
    }

    double factsASecond() {
        return facts / (nanos / 1e9);
    }

    long facts() {
        return facts;
    }

    void say(Progress progress, String way) {
        commits.sort(null);
        progress.say(String.format(
                Locale.ROOT,
                "%s %,7.0f facts/s, a commit p50 %.1f ms, p99 %.1f ms",
                way,
                factsASecond(),
                commits.get(rank(0.5, commits.size())) / 1e6,
                commits.get(rank(0.99, commits.size())) / 1e6));
    }

    /** Where in so many, the least first, the one stands that this share does not exceed. */
    static int rank(double share, int count) {
        return Math.max(0, (int) Math.ceil(share * count) - 1);
    }
}
