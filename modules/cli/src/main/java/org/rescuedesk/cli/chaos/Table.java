package org.rescuedesk.cli.chaos;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.chaos.judge.Deviation.Kind;

/** The results of one or more slices, printed: each deviation, each slice, the faults by kind, and the sum. */
record Table(List<Result> results) {
    private static final String ROW = "%-34s %7s %8s %7s %6s %10s %8s %7s %6s %8s %6s %9s %7s";

    boolean isClean() {
        return results.stream().allMatch(each -> each.deviations().isEmpty());
    }

    void print(Progress progress) {
        for (var result : results) {
            for (var deviation : result.deviations()) progress.say(result.name() + " " + deviation);
        }
        progress.say(ROW.formatted(
                "slice 片段",
                "faults",
                "rescues",
                "cries",
                "calls",
                "unreadable",
                "reports",
                "again",
                "lost",
                "doubled",
                "wrong",
                "longest",
                "took"));
        results.forEach(each -> progress.say(row(each)));
        if (results.size() > 1) progress.say(row(sum()));
        progress.say("Faults by kind 故障种类: " + kinds());
    }

    private static String row(Result result) {
        return ROW.formatted(
                result.name(),
                result.struck(),
                result.rescues(),
                result.cries(),
                result.calls(),
                result.unreadable(),
                result.reports(),
                result.repetitions(),
                result.count(Kind.LOST),
                result.count(Kind.DOUBLED),
                result.count(Kind.WRONG),
                seconds(result.longestMs()),
                seconds(result.tookMs()));
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
    }

    private String kinds() {
        var sums = new TreeMap<String, Integer>();
        results.forEach(each -> each.faults().forEach((kind, count) -> sums.merge(kind, count, Integer::sum)));
        return sums.toString();
    }

    private Result sum() {
        return new Result(
                "all 合计",
                results.stream()
                        .flatMap(each -> each.faults().entrySet().stream())
                        .collect(java.util.stream.Collectors.toMap(
                                java.util.Map.Entry::getKey, java.util.Map.Entry::getValue, Integer::sum)),
                results.stream().mapToInt(Result::rescues).sum(),
                results.stream().mapToInt(Result::cries).sum(),
                results.stream().mapToInt(Result::calls).sum(),
                results.stream().mapToInt(Result::unreadable).sum(),
                results.stream().mapToInt(Result::reports).sum(),
                results.stream().mapToInt(Result::repetitions).sum(),
                results.stream().mapToLong(Result::longestMs).max().orElse(0),
                results.stream().mapToLong(Result::tookMs).sum(),
                results.stream().flatMap(each -> each.deviations().stream()).toList());
    }
}
