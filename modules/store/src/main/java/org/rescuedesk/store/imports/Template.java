package org.rescuedesk.store.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How one field is made of a row: text that stands as it is, with {@code {column}} filled in and {@code {column|MAP}} looked up in
 * one of the mapping's tables.
 */
final class Template {
    private static final Pattern BLANKS = Pattern.compile(" {2,}");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}|]+)(?:\\|([^{}|]+))?}");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** Text as it is, or a column, or a column's value looked up in a table. */
    private record Part(String text, String column, String table) {}

    static Template of(String key, String text, SortedMap<String, SortedMap<String, String>> tables) {
        var parts = new ArrayList<Part>();
        var places = PLACE.matcher(text);
        int end = 0;
        while (places.find()) {
            parts.add(new Part(text.substring(end, places.start()), "", ""));
            var table = places.group(2) == null ? "" : places.group(2);
            if (!table.isEmpty() && !tables.containsKey(table)) {
                throw new WrongMapping(
                        "映射中 " + key + " 用到的表 " + table + " 不存在。",
                        "The mapping's " + key + " names the table " + table + ", and there is no map." + table + ".");
            }
            parts.add(new Part("", places.group(1), table));
            end = places.end();
        }
        parts.add(new Part(text.substring(end), "", ""));
        return new Template(List.copyOf(parts));
    }

    SortedSet<String> columns() {
        var columns = new TreeSet<String>();
        for (var part : parts) if (!part.column().isEmpty()) columns.add(part.column());
        return columns;
    }

    /** The field of this row, without blanks around it or where a column is empty. */
    String fill(Map<String, String> row, SortedMap<String, SortedMap<String, String>> tables) throws WrongValue {
        var text = new StringBuilder();
        for (var part : parts) text.append(part.column().isEmpty() ? part.text() : value(part, row, tables));
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String value(Part part, Map<String, String> row, SortedMap<String, SortedMap<String, String>> tables)
            throws WrongValue {
        var given = row.getOrDefault(part.column(), "").strip();
        if (part.table().isEmpty()) return given;
        var found = tables.getOrDefault(part.table(), new TreeMap<>()).get(given);
        if (found != null) return found;
        throw new WrongValue(
                "列 " + part.column() + " 的值“" + Shown.of(given) + "”不在映射表 " + part.table() + " 中。",
                "The column " + part.column() + " holds \"" + Shown.of(given) + "\", which the mapping's table "
                        + part.table() + " does not know.");
    }
}
