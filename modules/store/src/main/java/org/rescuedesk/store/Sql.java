package org.rescuedesk.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the database: a statement, what is made of each row, and its parameters. */
public final class Sql {
    /** Makes something of the row at which the result stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final int PIECE = 5_000;

    private Sql() {}

    public static <T> List<T> list(Connection connection, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (rows.next()) list.add(reader.read(rows));
            return list;
        }
    }

    /** As {@link #list} for very many rows, which come piece by piece instead of all at once. */
    public static <T> List<T> listMany(Connection connection, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = prepare(connection, sql, parameters)) {
            statement.setFetchSize(PIECE);
            try (var rows = statement.executeQuery()) {
                var list = new ArrayList<T>();
                while (rows.next()) list.add(reader.read(rows));
                return list;
            }
        }
    }

    /** The first row, if there is one. */
    public static <T> Optional<T> find(Connection connection, String sql, Row<T> reader, @Nullable Object... parameters)
            throws SQLException {
        return list(connection, sql, reader, parameters).stream().findFirst();
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> findInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) statement.setObject(i + 1, parameters[i]);
        return statement;
    }
}
