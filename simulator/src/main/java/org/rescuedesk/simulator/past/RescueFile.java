package org.rescuedesk.simulator.past;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Elevator rescues of fire brigades, a line for each, with the times of the first unit. Some lines have no time on scene but the
 * seconds from the call to it; some have neither.
 */
final class RescueFile implements PastFile.Format {

    private static final String TO_THE_MINUTE = "SF-minute";
    private static final Map<String, City> SOURCES = Map.of(
            "LFB",
            City.LONDON,
            TO_THE_MINUTE,
            City.SAN_FRANCISCO,
            "SF-second",
            City.SAN_FRANCISCO,
            "Seattle",
            City.SEATTLE);

    @Override
    public Set<String> columns() {
        return Set.of(
                "source",
                "incident_id",
                "received_local",
                "dispatch_local",
                "on_scene_local",
                "cleared_local",
                "response_s",
                "lat",
                "lon",
                "place");
    }

    @Override
    public PastRecord read(List<NamedCsvRecord> lines, PastFile.Mistakes mistakes) {
        List<PastCall> calls = new ArrayList<>();
        for (NamedCsvRecord line : lines) {
            try {
                calls.add(call(new PastRow(line)));
            } catch (IllegalArgumentException | DateTimeException e) {
                mistakes.add(line, String.valueOf(e.getMessage()));
            }
        }
        return PastRecord.ofCalls(calls);
    }

    private static PastCall call(PastRow row) {
        String source = row.text("source");
        City city = SOURCES.get(source);
        if (city == null) {
            throw new IllegalArgumentException("source \"" + source + "\" is none of " + SOURCES.keySet());
        }
        LocalTimes times = new LocalTimes(city.zone());
        LocalDateTime received = row.local("received_local");
        Instant receivedAt = times.next(received);
        Instant departedAt = row.findTime("dispatch_local", times);
        Instant arrivedAt = row.findTime("on_scene_local", times);
        Instant clearedAt = row.findTime("cleared_local", times);
        Long responseS = row.findSeconds("response_s");
        return new PastCall(
                source,
                PastCall.elevator(source, row.text("incident_id")),
                city,
                row.text("place"),
                row.findPoint(),
                source.equals(TO_THE_MINUTE),
                received,
                receivedAt,
                departedAt,
                arrivedAt == null ? after(receivedAt, responseS) : arrivedAt,
                clearedAt,
                responseS);
    }

    private static @Nullable Instant after(Instant receivedAt, @Nullable Long seconds) {
        return seconds == null ? null : receivedAt.plusSeconds(seconds);
    }
}
