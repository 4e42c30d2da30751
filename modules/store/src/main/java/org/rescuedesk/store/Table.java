package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How rows of one table are written: each column beside what fills it. {@code key} are the columns that name a row. */
public final class Table<T> {
    /** What fills a column: text, a number, a flag, an Instant, bytes, an id or an enum (by its text), or nothing. */
    @FunctionalInterface
    public interface Value<T> {
        @Nullable
        Object of(T row);
    }

    /** What the calendar on a form can show; a time from beyond it stands exactly in the journal's bytes. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** The driver holds what it is to send at once: a register's million rows must not be all in memory twice. */
    private static final int MOST_AT_ONCE = 10_000;

    private final String name;
    private final String key;
    private final Map<String, Value<T>> columns = new LinkedHashMap<>();

    public Table(String name, String key) {
        this.name = name;
        this.key = key;
    }

    public Table<T> column(String column, Value<T> value) {
        columns.put(column, value);
        return this;
    }

    /** Adds rows that must be new. */
    public void insert(Connection connection, Iterable<? extends T> rows) throws SQLException {
        write(connection, rows, "");
    }

    /** Adds rows; those that stand already stay as they are. */
    void insertMissing(Connection connection, Iterable<? extends T> rows) throws SQLException {
        write(connection, rows, " on conflict (" + key + ") do nothing");
    }

    /** Adds rows, in place of those with the same key; within one call each key stands once. */
    void upsert(Connection connection, Iterable<? extends T> rows) throws SQLException {
        var changes = columns.keySet().stream().map(each -> each + " = excluded." + each);
        write(
                connection,
                rows,
                " on conflict (" + key + ") do update set " + changes.collect(Collectors.joining(", ")));
    }

    private void write(Connection connection, Iterable<? extends T> rows, String conflict) throws SQLException {
        var names = String.join(", ", columns.keySet());
        var marks = columns.keySet().stream().map(each -> "?").collect(Collectors.joining(", "));
        var sql = "insert into " + name + " (" + names + ") values (" + marks + ")" + conflict;
        int waiting = 0;
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                int index = 1;
                for (var value : columns.values()) bind(statement, index++, value.of(row));
                statement.addBatch();
                if (++waiting % MOST_AT_ONCE == 0) statement.executeBatch();
            }
            statement.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value instanceof byte[] bytes) statement.setBytes(index, bytes);
        else if (value instanceof Instant at)
            statement.setObject(index, storable(at).atOffset(ZoneOffset.UTC));
        else if (value == null || value instanceof Number || value instanceof Boolean)
            statement.setObject(index, value);
        else statement.setString(index, storable(value.toString()));
    }

    private static Instant storable(Instant at) {
        if (at.isBefore(EARLIEST)) return EARLIEST;
        return at.isAfter(LATEST) ? LATEST : at;
    }

    /** PostgreSQL's text holds neither U+0000 nor half a character; a fact must not wait for that. */
    private static String storable(String text) {
        return new String(text.getBytes(UTF_8), UTF_8).replace('\0', '\uFFFD');
    }
}
