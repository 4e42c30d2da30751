package org.rescuedesk.store.register;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.DateTimeException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One CSV file (RFC 4180, a header line, any order of columns, further columns ignored). What is wrong with it is added to the
 * mistakes, each a sentence with file and row, and reading goes on with the next row.
 */
final class CsvTable {
    /** One line below the header. */
    static final class Row {
        private final List<String> header;
        private final CsvRecord fields;

        private Row(List<String> header, CsvRecord fields) {
            this.header = header;
            this.fields = fields;
        }

        String text(String column) {
            return fields.getField(header.indexOf(column)).strip();
        }

        /** The field, or {@code ""} where the file has no such column: those that came later are no mistake to lack. */
        String textIfAny(String column) {
            return header.contains(column) ? text(column) : "";
        }

        /** The field as what it stands for; what refuses it says why with an IllegalArgumentException. */
        <T> T read(String column, Function<String, T> reader) {
            return reader.apply(text(column));
        }

        double number(String column) {
            try {
                return Double.parseDouble(text(column));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("The " + column + " \"" + text(column) + "\" is not a number.", e);
            }
        }
    }

    private final String file;
    private final List<String> mistakes;

    CsvTable(String file, List<String> mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** The entries by their keys, in the file's order; {@code columns} must all be there. */
    <K, T> Map<K, T> read(String text, List<String> columns, Function<Row, T> reader, Function<T, K> key) {
        var entries = new LinkedHashMap<K, T>();
        try (var lines = parse(text)) {
            var rest = lines.iterator();
            var header = header(rest, columns);
            while (rest.hasNext()) {
                var line = rest.next();
                try {
                    add(entries, reader.apply(row(header, line)), key);
                } catch (IllegalArgumentException | DateTimeException e) {
                    mistakes.add(file + ", row " + line.getStartingLineNumber() + ": " + e.getMessage());
                }
            }
        } catch (IllegalArgumentException | CsvParseException e) {
            mistakes.add(file + ": " + e.getMessage());
        }
        return entries;
    }

    /** One after the other: there may be a million. */
    private static Stream<CsvRecord> parse(String text) {
        return CsvReader.builder()
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .stream();
    }

    private static List<String> header(Iterator<CsvRecord> lines, List<String> columns) {
        if (!lines.hasNext()) throw new IllegalArgumentException("It is empty; its first row should name the columns.");
        var header = lines.next().getFields().stream().map(String::strip).toList();
        var missing = columns.stream().filter(each -> !header.contains(each)).toList();
        if (missing.isEmpty()) return header;
        throw new IllegalArgumentException(
                "Its first row does not name the column " + String.join(", ", missing) + ".");
    }

    private static Row row(List<String> header, CsvRecord line) {
        if (line.getFieldCount() == header.size()) return new Row(header, line);
        throw new IllegalArgumentException(
                "It has " + line.getFieldCount() + " fields, and the first row names " + header.size() + " columns.");
    }

    private static <K, T> void add(Map<K, T> entries, T entry, Function<T, K> key) {
        if (entries.put(key.apply(entry), entry) != null) {
            throw new IllegalArgumentException("The id " + key.apply(entry) + " stands twice.");
        }
    }
}
