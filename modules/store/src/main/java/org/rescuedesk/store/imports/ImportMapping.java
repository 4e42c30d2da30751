package org.rescuedesk.store.imports;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rescuedesk.core.register.Datum;

/**
 * What the columns of somebody's table mean: how each field of an area, firm, station, elevator and crew is made of a row. Read from
 * a properties file in UTF-8 (docs/import.md); a key that nobody knows is refused.
 */
public final class ImportMapping {
    private static final Map<String, List<String>> FIELDS = Map.of(
            "area", List.of("id", "name", "name_en", "zone", "limit_s"),
            "firm", List.of("id", "name"),
            "station", List.of("id", "name", "lat", "lon"),
            "elevator",
                    List.of("id", "rescue_code", "area", "firm", "place", "place_type", "brand", "type", "lat", "lon"),
            "crew", List.of("id", "name", "firm", "station", "skills"));
    /** Empty unless the mapping says otherwise. */
    private static final Set<String> OPTIONAL = Set.of(
            "elevator.rescue_code",
            "elevator.brand",
            "elevator.type",
            "elevator.lat",
            "elevator.lon",
            "crew.skills",
            "area.name_en");
    /** Those of the row's own area, firm and station unless the mapping says otherwise. */
    private static final Set<String> REFERENCES = Set.of("elevator.area", "elevator.firm", "crew.firm", "crew.station");

    private final SortedMap<String, String> settings = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, String>> tables = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> only = new TreeMap<>();
    private final SortedMap<String, Template> templates = new TreeMap<>();
    private final Charset encoding;
    private final char separator;
    private final Degrees degrees;

    private ImportMapping(Properties properties) {
        var texts = new TreeMap<String, String>();
        for (var key : properties.stringPropertyNames())
            texts.put(key, properties.getProperty(key).strip());
        texts.forEach(this::takeTable);
        texts.forEach(this::take);
        for (var kind : FIELDS.keySet()) requireWhole(kind);
        if (templates.isEmpty()) throw new WrongMapping("映射没有定义任何字段。", "The mapping makes nothing of a row.");
        encoding = readEncoding();
        separator = readSeparator();
        degrees = new Degrees(
                readDatum(), Optional.ofNullable(settings.get("bounds")).map(Bounds::of));
    }

    /** A file that can't be read or makes no sense is refused with a {@link WrongMapping}. */
    public static ImportMapping of(Path file) {
        var properties = new Properties();
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            properties.load(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongMapping("映射文件 " + file + " 无法读取。", "The mapping " + file + " can't be read: " + e + ".");
        }
        return new ImportMapping(properties);
    }

    private void takeTable(String key, String text) {
        if (!key.startsWith("map.")) return;
        var name = key.substring("map.".length());
        int dot = name.indexOf('.');
        if (dot < 1)
            throw new WrongMapping("映射键 " + key + " 应为 map.表名.值。", "The key " + key + " should be map.TABLE.value.");
        tables.computeIfAbsent(name.substring(0, dot), each -> new TreeMap<>()).put(name.substring(dot + 1), text);
    }

    private void take(String key, String text) {
        int dot = key.indexOf('.');
        var kind = dot < 0 ? key : key.substring(0, dot);
        var field = key.substring(dot + 1);
        if (kind.equals("map")) return;
        if (kind.equals("only")) only.put(field, split(text));
        else if (FIELDS.getOrDefault(kind, List.of()).contains(field)) {
            templates.put(key, Template.of(key, text, tables));
        } else if (List.of("encoding", "separator", "datum", "bounds").contains(key)) settings.put(key, text);
        else
            throw new WrongMapping(
                    "映射中有不认识的键 " + key + "。", "The mapping has the key " + key + ", which nobody knows.");
    }

    private static SortedSet<String> split(String text) {
        return Arrays.stream(text.split("\\|")).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    private void requireWhole(String kind) {
        if (!makes(kind)) return;
        for (var field : FIELDS.getOrDefault(kind, List.of())) {
            var key = kind + "." + field;
            boolean given = templates.containsKey(key) || OPTIONAL.contains(key);
            boolean followed = REFERENCES.contains(key) && templates.containsKey(field + ".id");
            if (!given && !followed)
                throw new WrongMapping("映射缺少 " + key + "。", "The mapping does not say " + key + ".");
        }
    }

    /** Whether a row tells of one of these. */
    boolean makes(String kind) {
        return templates.keySet().stream().anyMatch(key -> key.startsWith(kind + "."));
    }

    /** The columns that must be there. */
    SortedSet<String> columns() {
        var columns = new TreeSet<>(only.keySet());
        for (var template : templates.values()) columns.addAll(template.columns());
        return columns;
    }

    /** Whether the row is one of those that are wanted. */
    boolean isWanted(Map<String, String> row) {
        return only.entrySet().stream()
                .allMatch(each -> each.getValue()
                        .contains(row.getOrDefault(each.getKey(), "").strip()));
    }

    /** The field as the row tells it; an elevator's area, say, is the row's own area where nothing else is said. */
    String field(String kind, String field, Map<String, String> row) throws WrongValue {
        var template = templates.get(kind + "." + field);
        if (template == null) template = templates.get(field + ".id");
        return template == null ? "" : template.fill(row, tables);
    }

    Charset encoding() {
        return encoding;
    }

    char separator() {
        return separator;
    }

    Degrees degrees() {
        return degrees;
    }

    private Charset readEncoding() {
        var name = settings.getOrDefault("encoding", "UTF-8");
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new WrongMapping("没有编码 " + name + "。", "There is no encoding " + name + ".");
        }
    }

    private char readSeparator() {
        var text = settings.getOrDefault("separator", ",");
        if (text.equals("tab")) return '\t';
        if (text.length() == 1 && !text.equals("\"")) return text.charAt(0);
        throw new WrongMapping(
                "separator 应为一个字符（引号除外）或 tab。", "The separator should be one character, no quote, or tab.");
    }

    private Datum readDatum() {
        var text = settings.getOrDefault("datum", Datum.WGS_84.label());
        return Arrays.stream(Datum.values())
                .filter(each -> each.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new WrongMapping(
                        "坐标系 " + text + " 不是 WGS-84、GCJ-02 或 BD-09。",
                        "The datum " + text + " is none of WGS-84, GCJ-02 and BD-09."));
    }
}
