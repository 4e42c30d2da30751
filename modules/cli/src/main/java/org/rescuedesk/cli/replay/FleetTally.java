package org.rescuedesk.cli.replay;

import java.util.List;
import java.util.Locale;

/** One type of facility in sum: outages and lost links, what the file says and what the desk measured of each. */
record FleetTally(String type, long facilities, List<Sum> sums, long differences) {

    private static final String LINE = "%-10s %10s  %6s %6s  %9s %9s  %6s %6s  %9s %9s  %6s";
    private static final double HOUR_S = 3_600;

    /** How many, and for how long altogether. */
    record Sum(int number, long seconds) {
        String hours() {
            return String.format(Locale.ROOT, "%.1f", seconds / HOUR_S);
        }
    }

    static String heading() {
        return "type       facilities       outages         hours out         links lost      hours lost       differ\n"
                + "类型             设施       停用次数        停用小时数          断线次数      断线小时数         不符\n"
                + LINE.formatted("", "", "file", "desk", "file", "desk", "file", "desk", "file", "desk", "")
                        .stripTrailing();
    }

    /** {@code sums}: faults by the file and by the desk, then lost links by the file and by the desk. */
    String line() {
        Sum faults = sums.get(0);
        Sum deskFaults = sums.get(1);
        Sum lost = sums.get(2);
        Sum deskLost = sums.get(3);
        return LINE.formatted(
                type,
                facilities,
                faults.number(),
                deskFaults.number(),
                faults.hours(),
                deskFaults.hours(),
                lost.number(),
                deskLost.number(),
                lost.hours(),
                deskLost.hours(),
                differences);
    }
}
