package org.rescuedesk.simulator.past;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rescuedesk.simulator.past.PastChange.State;

/** What Deutsche Bahn's facilities were seen to be, a line for each change, by UTC: snapshots were taken once an hour. */
final class ChangeFile implements PastFile.Format {

    @Override
    public Set<String> columns() {
        return Set.of("time_utc", "equipmentnumber", "state");
    }

    @Override
    public PastRecord read(List<NamedCsvRecord> lines, PastFile.Mistakes mistakes) {
        List<PastChange> changes = new ArrayList<>();
        for (NamedCsvRecord line : lines) {
            try {
                changes.add(change(new PastRow(line)));
            } catch (IllegalArgumentException e) {
                mistakes.add(line, String.valueOf(e.getMessage()));
            }
        }
        return new PastRecord(List.of(), List.of(), changes);
    }

    private static PastChange change(PastRow row) {
        return new PastChange(
                time(row.text("time_utc")), PastFacility.id(row.text("equipmentnumber")), state(row.text("state")));
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("time_utc \"" + text + "\" is no time like 2022-01-01T00:01:01", e);
        }
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "state \"" + word + "\" is none of " + Arrays.toString(State.values())));
    }
}
