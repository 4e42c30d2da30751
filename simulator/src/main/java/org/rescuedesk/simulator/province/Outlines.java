package org.rescuedesk.simulator.province;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Point;

/** Reads counties from GeoJSON, token by token: their properties come first, then the rings of their (multi)polygon. */
final class Outlines {

    private final JsonParser in;
    private final List<Outline> found = new ArrayList<>();
    private String code = "";
    private String name = "";
    private double seatLat;
    private double seatLon;

    record Outline(AreaId id, String name, Point seat, Shape shape) {}

    private Outlines(JsonParser in) {
        this.in = in;
    }

    static List<Outline> read(InputStream geoJson) throws IOException {
        try (JsonParser in = new JsonFactory().createParser(geoJson)) {
            Outlines outlines = new Outlines(in);
            outlines.read();
            return outlines.found;
        }
    }

    private void read() throws IOException {
        while (in.nextToken() != null) {
            if (in.currentToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                take(field);
            }
        }
    }

    private void take(String field) throws IOException {
        switch (field) {
            case "adcode" -> code = in.getText();
            case "name" -> name = in.getText();
            case "label_lat" -> seatLat = in.getDoubleValue();
            case "label_lon" -> seatLon = in.getDoubleValue();
            case "coordinates" ->
                found.add(new Outline(new AreaId(code), name, new Point(seatLat, seatLon), new Shape(readRings())));
            default -> {
                // Of no use here.
            }
        }
    }

    /** However deeply they are nested: a ring ends where one bracket closes right after a corner's. */
    private List<Ring> readRings() throws IOException {
        List<Ring> rings = new ArrayList<>();
        List<Double> ordinates = new ArrayList<>();
        JsonToken before = in.currentToken();
        for (int depth = 1; depth > 0; before = in.currentToken()) {
            JsonToken token = in.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token != JsonToken.END_ARRAY) {
                ordinates.add(in.getDoubleValue());
            } else {
                depth--;
                if (before == JsonToken.END_ARRAY && !ordinates.isEmpty()) {
                    rings.add(Ring.of(ordinates));
                    ordinates.clear();
                }
            }
        }
        return rings;
    }
}
