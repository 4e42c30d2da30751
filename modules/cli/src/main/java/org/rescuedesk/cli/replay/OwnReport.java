package org.rescuedesk.cli.replay;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The desk's own report over all rescues (docs/reports.md has the words), in a sentence. */
final class OwnReport {

    private OwnReport() {}

    static String sentence(JsonObject report) {
        return """
                The desk's own report: %s rescues, %s needed an arrival, %s arrived (mean %s, median %s, P90 %s, longest %s s), \
                in time %s proven, %s claimed, %s not known; %s late, %s under way, %s stand apart.
                调度台的报表：共 %s 起，需要到场 %s 起，有到场 %s 起，未知 %s 起，超时 %s 起。""".formatted(
                        report.getValue("rescues"),
                        report.getValue("neededArrival"),
                        report.getValue("arrived"),
                        seconds(report.getDouble("meanArrivalS")),
                        seconds(report.getDouble("medianArrivalS")),
                        seconds(report.getDouble("p90ArrivalS")),
                        seconds(report.getDouble("maxArrivalS")),
                        report.getValue("provenInTime"),
                        report.getValue("claimedInTime"),
                        report.getValue("inTimeNotKnown"),
                        report.getValue("late"),
                        report.getValue("underWay"),
                        apart(report.getJsonObject("standApart")),
                        report.getValue("rescues"),
                        report.getValue("neededArrival"),
                        report.getValue("arrived"),
                        report.getValue("inTimeNotKnown"),
                        report.getValue("late"));
    }

    private static int apart(JsonObject reasons) {
        return reasons.fieldNames().stream().mapToInt(reasons::getInteger).sum();
    }

    private static String seconds(@Nullable Double seconds) {
        return seconds == null ? "-" : String.format(Locale.ROOT, "%.1f", seconds);
    }
}
