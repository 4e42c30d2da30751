package org.rescuedesk.simulator.province;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Point;

/** Reads the 88 counties of Guizhou: outlines from public data, pinyin names and numbers of elevators from our own table. */
final class Counties {

    private static final String OUTLINES = "guizhou_counties.geojson";
    private static final String TABLE = "counties.csv";

    private Counties() {}

    static List<County> read() {
        Map<String, String[]> table = readTable();
        return children(readOutlines().path("features"))
                .map(feature -> county(feature, table))
                .sorted(Comparator.comparing(County::id))
                .toList();
    }

    private static County county(JsonNode feature, Map<String, String[]> table) {
        JsonNode properties = feature.path("properties");
        String code = properties.path("adcode").asText();
        String[] row = table.get(code);
        if (row == null) {
            throw new IllegalStateException("County " + code + " has no line in " + TABLE + ".");
        }
        Point seat = new Point(
                properties.path("label_lat").doubleValue(),
                properties.path("label_lon").doubleValue());
        Shape shape = shape(feature.path("geometry"));
        return new County(
                new AreaId(code), properties.path("name").asText(), row[1], seat, shape, Integer.parseInt(row[2]));
    }

    private static Shape shape(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> new Shape(List.of(rings(coordinates)));
            case "MultiPolygon" ->
                new Shape(children(coordinates).map(Counties::rings).toList());
            default -> throw new IllegalStateException("A county is a polygon or several: " + geometry.path("type"));
        };
    }

    private static List<Ring> rings(JsonNode polygon) {
        return children(polygon)
                .map(ring -> new Ring(ordinates(ring, 0), ordinates(ring, 1)))
                .toList();
    }

    private static double[] ordinates(JsonNode ring, int which) {
        return children(ring)
                .mapToDouble(corner -> corner.path(which).doubleValue())
                .toArray();
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static JsonNode readOutlines() {
        try (InputStream in = open(OUTLINES)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String[]> readTable() {
        try (InputStream in = open(TABLE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(line -> line.split(",")).collect(toMap(row -> row[0], row -> row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Counties.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("The resource " + name + " is not in this jar.");
        }
        return in;
    }
}
