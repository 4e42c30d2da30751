package org.rescuedesk.simulator.past;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * San Francisco's calls to its fire department, of any kind, a line for each unit. Of several units the first on scene counts, and
 * the call is over when the last of them is available again; who never arrived may still have been sent.
 */
final class CallFile implements PastFile.Format {

    private static final String SOURCE = "SF-week";
    private static final City CITY = City.SAN_FRANCISCO;

    /** One unit's part in a call. */
    private record Part(
            NamedCsvRecord line,
            LocalDateTime received,
            Instant receivedAt,
            @Nullable Instant departedAt,
            @Nullable Instant arrivedAt,
            @Nullable Instant availableAt) {

        static Part of(NamedCsvRecord line) {
            PastRow row = new PastRow(line);
            LocalTimes times = new LocalTimes(CITY.zone());
            LocalDateTime received = row.local("received");
            return new Part(
                    line,
                    received,
                    times.next(received),
                    row.findTime("response", times),
                    row.findTime("on_scene", times),
                    row.findTime("available", times));
        }
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "call_number",
                "unit_id",
                "received",
                "response",
                "on_scene",
                "available",
                "address_block",
                "neighborhood",
                "lat",
                "lon");
    }

    @Override
    public PastRecord read(List<NamedCsvRecord> lines, PastFile.Mistakes mistakes) {
        Map<String, List<NamedCsvRecord>> calls = lines.stream()
                .collect(groupingBy(line -> line.findField("call_number").orElse(""), LinkedHashMap::new, toList()));
        List<PastCall> read = new ArrayList<>();
        for (List<NamedCsvRecord> units : calls.values()) {
            try {
                read.add(call(units.stream().map(Part::of).toList()));
            } catch (IllegalArgumentException | DateTimeException e) {
                mistakes.add(units.get(0), "call of " + units.size() + " units: " + e.getMessage());
            }
        }
        return PastRecord.ofCalls(read);
    }

    private static PastCall call(List<Part> parts) {
        Part any = parts.get(0);
        if (parts.stream().anyMatch(part -> !part.receivedAt().equals(any.receivedAt()))) {
            throw new IllegalArgumentException("its units have different times of the call");
        }
        Optional<Part> first = earliest(parts, Part::arrivedAt);
        Part sent = first.or(() -> earliest(parts, Part::departedAt)).orElse(any);
        PastRow row = new PastRow(any.line());
        return new PastCall(
                SOURCE,
                PastCall.elevator(SOURCE, row.text("call_number")),
                CITY,
                row.text("address_block") + ", " + row.text("neighborhood"),
                row.findPoint(),
                false,
                any.received(),
                any.receivedAt(),
                sent.departedAt(),
                first.map(Part::arrivedAt).orElse(null),
                parts.stream()
                        .map(Part::availableAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                first.map(CallFile::responseS).orElse(null));
    }

    /** Of the units that have such a time, the one that has the earliest; of several the first in the file. */
    private static Optional<Part> earliest(List<Part> parts, Function<Part, @Nullable Instant> time) {
        return parts.stream()
                .filter(part -> time.apply(part) != null)
                .min(Comparator.comparing(part -> Objects.requireNonNull(time.apply(part))));
    }

    private static Long responseS(Part first) {
        return Duration.between(first.receivedAt(), Objects.requireNonNull(first.arrivedAt()))
                .toSeconds();
    }
}
