package org.rescuedesk.cli.replay;

import java.util.List;
import java.util.Locale;

/** One source in sum: what the file says and what the desk measured, and to what its times are exact. */
record Tally(
        String source,
        String exactTo,
        List<Long> fileTimes,
        int fileCalls,
        List<Long> deskTimes,
        int deskRescues,
        int differences) {

    private static final String LINE = "%-10s %6s %6s  %6s %6s  %6s %6s  %7s %7s  %7s %7s  %4s  %s";

    static String heading() {
        return "source        calls          arrived        not known       median s          P90 s     differ  exact to\n"
                + "来源          起数           有到场         未知            中位（秒）                  不符    精度\n"
                + LINE.formatted(
                        "", "file", "desk", "file", "desk", "file", "desk", "file", "desk", "file", "desk", "", "");
    }

    String line() {
        return LINE.formatted(
                        source,
                        fileCalls,
                        deskRescues,
                        fileTimes.size(),
                        deskTimes.size(),
                        fileCalls - fileTimes.size(),
                        deskRescues - deskTimes.size(),
                        quantile(fileTimes, 0.5),
                        quantile(deskTimes, 0.5),
                        quantile(fileTimes, 0.9),
                        quantile(deskTimes, 0.9),
                        differences,
                        exactTo)
                .stripTrailing();
    }

    /** Between the two nearest ranks, in proportion, as the desk's own report has it. */
    private static String quantile(List<Long> times, double share) {
        if (times.isEmpty()) {
            return "-";
        }
        List<Long> sorted = times.stream().sorted().toList();
        double rank = share * (sorted.size() - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.size() - 1);
        double value = sorted.get(below) + (rank - below) * (sorted.get(above) - sorted.get(below));
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
