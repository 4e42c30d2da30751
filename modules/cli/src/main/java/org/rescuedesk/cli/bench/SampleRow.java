package org.rescuedesk.cli.bench;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Direction;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.core.telemetry.ServiceMode;

/** A sample that tells everything, as a line of a file: its items in their order, with tabs between them. */
final class SampleRow {

    private SampleRow() {}

    static String of(Sample sample) {
        return Stream.of(
                        sample.elevator(),
                        sample.at().getEpochSecond(),
                        sample.mode(),
                        sample.running(),
                        sample.direction(),
                        sample.inDoorZone(),
                        sample.floor(),
                        sample.doorClosed(),
                        sample.passenger(),
                        sample.powerOn(),
                        sample.runs(),
                        sample.runningH())
                .map(String::valueOf)
                .collect(Collectors.joining("\t"));
    }

    static Sample read(String row) {
        String[] items = row.split("\t", -1);
        return new Sample(
                ElevatorId.of(items[0]),
                Instant.ofEpochSecond(Long.parseLong(items[1])),
                ServiceMode.valueOf(items[2]),
                Boolean.valueOf(items[3]),
                Direction.valueOf(items[4]),
                Boolean.valueOf(items[5]),
                items[6],
                Boolean.valueOf(items[7]),
                Boolean.valueOf(items[8]),
                Boolean.valueOf(items[9]),
                Long.valueOf(items[10]),
                Double.valueOf(items[11]));
    }
}
