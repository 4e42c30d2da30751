package org.rescuedesk.simulator.province;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The 88 counties of Guizhou: outlines from public data, pinyin names and numbers of elevators from our own table. */
final class Counties {

    private static final String OUTLINES = "guizhou_counties.geojson";
    private static final String TABLE = "counties.csv";

    private Counties() {}

    /** In the order of their ids. */
    static List<County> read() {
        try (InputStream outlines = open(OUTLINES);
                InputStream table = open(TABLE)) {
            Map<String, String[]> rows = rows(table);
            return Outlines.read(outlines).stream()
                    .map(outline -> county(outline, rows))
                    .sorted(Comparator.comparing(County::id))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static County county(Outlines.Outline outline, Map<String, String[]> rows) {
        String[] row = rows.get(outline.id().value());
        if (row == null) {
            throw new IllegalStateException("County " + outline.id() + " has no line in " + TABLE + ".");
        }
        return new County(
                outline.id(), outline.name(), row[1], outline.seat(), outline.shape(), Integer.parseInt(row[2]));
    }

    private static Map<String, String[]> rows(InputStream table) throws IOException {
        String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().skip(1).map(line -> line.split(",")).collect(toMap(row -> row[0], row -> row));
    }

    private static InputStream open(String name) {
        InputStream in = Counties.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The resource " + name + " is not in this jar.");
        }
        return in;
    }
}
