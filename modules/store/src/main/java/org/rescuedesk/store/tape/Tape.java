package org.rescuedesk.store.tape;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transaction as it was said to the database: its statements in order with all their parameters, and its savepoints. */
public final class Tape {
    /** Something that is said, and waits for its answer. */
    private interface Step {
        void play(Connection connection, Deque<Savepoint> marks) throws SQLException;
    }

    private final List<Step> steps = new ArrayList<>();
    private int statements;
    private int rows;

    /** How many statements were executed, a batch counted once. */
    public int statements() {
        return statements;
    }

    /** How many rows were written. */
    public int rows() {
        return rows;
    }

    void mark() {
        steps.add((connection, marks) -> marks.push(connection.setSavepoint()));
    }

    void release() {
        steps.add((connection, marks) -> connection.releaseSavepoint(marks.pop()));
    }

    void batch(String sql, List<List<@Nullable Object>> parameters) {
        statements++;
        rows += parameters.size();
        steps.add((connection, marks) -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var row : parameters) {
                    bind(statement, row);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    void query(String sql, List<@Nullable Object> parameters) {
        statements++;
        steps.add((connection, marks) -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                try (var found = statement.executeQuery()) {
                    while (found.next()) found.getObject(1);
                }
            }
        });
    }

    void update(String sql, List<@Nullable Object> parameters) {
        statements++;
        rows++;
        steps.add((connection, marks) -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, parameters);
                statement.executeUpdate();
            }
        });
    }

    void play(Connection connection) throws SQLException {
        var marks = new ArrayDeque<Savepoint>();
        for (var step : steps) step.play(connection, marks);
    }

    private static void bind(PreparedStatement statement, List<@Nullable Object> row) throws SQLException {
        for (int i = 0; i < row.size(); i++) {
            var value = row.get(i);
            if (value instanceof byte[] bytes) statement.setBytes(i + 1, bytes);
            else if (value instanceof String text) statement.setString(i + 1, text);
            else statement.setObject(i + 1, value);
        }
    }
}
