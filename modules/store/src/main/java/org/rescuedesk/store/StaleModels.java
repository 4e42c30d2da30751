package org.rescuedesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.store.ReadModels.Model;

/**
 * Keeps a read model that fails from holding up a fact (DESIGN 3): its part of a batch is rolled back, it is marked stale and no
 * longer follows, until it has been rebuilt from the journal.
 */
public final class StaleModels {
    private static final int CHUNK = 500;
    private static final String NAMES = "select name from stale_model";

    private final Database database;

    StaleModels(Database database) {
        this.database = database;
    }

    /** Within the transaction of a batch that has entries. */
    static void follow(Connection connection, Batch batch) throws SQLException {
        var stale = names(connection);
        var models = ReadModels.ALL.stream()
                .filter(model -> !stale.contains(model.table()))
                .toList();
        if (tried(connection, models, batch) == null) return;
        for (var model : models) {
            var failure = tried(connection, List.of(model), batch);
            if (failure != null) mark(connection, model, failure);
        }
    }

    /** What kept them from following, if anything did; then none of them has followed. */
    private static @Nullable SQLException tried(Connection connection, List<Model> models, Batch batch)
            throws SQLException {
        var before = connection.setSavepoint();
        try {
            for (var model : models) model.follow(connection, batch);
            connection.releaseSavepoint(before);
            return null;
        } catch (SQLException e) {
            connection.rollback(before);
            return e;
        }
    }

    private static void mark(Connection connection, Model model, SQLException failure) throws SQLException {
        try (var statement = connection.prepareStatement("insert into stale_model (name, reason) values (?, ?)")) {
            statement.setString(1, model.table());
            statement.setString(2, String.valueOf(failure.getMessage()));
            statement.executeUpdate();
        }
    }

    private static Set<String> names(Connection connection) throws SQLException {
        return new HashSet<>(Sql.list(connection, NAMES, row -> row.getString(1)));
    }

    /** Those that don't follow at present. */
    public List<String> list() {
        return database.ask(
                "The stale read models can't be listed", connection -> List.copyOf(new TreeSet<>(names(connection))));
    }

    /**
     * Rebuilds one from the journal, all of it or nothing; facts go on meanwhile, and wait only for its last few rows. {@code empty}
     * is a desk that knows nothing yet, with the rules and the register in force.
     */
    public void rebuild(String table, Desk empty) {
        var model = ReadModels.ALL.stream()
                .filter(each -> each.table().equals(table))
                .findFirst()
                .orElseThrow();
        leaveBehind(model);
        database.ask("The table " + table + " can't be rebuilt", connection -> {
            run(connection, "delete from " + model.table());
            var rebuilding = new Rebuilding(connection, model, empty);
            rebuilding.catchUp();
            lock(connection);
            rebuilding.catchUp();
            run(connection, "delete from stale_model where name = '" + model.table() + "'");
            return true;
        });
    }

    /**
     * How each of its tables differs from what the journal leads to, in sentences; nothing is changed. Facts go on meanwhile, but
     * wait for the end of it. {@code empty} as in {@link #rebuild}.
     */
    public List<String> listDeviations(Desk empty) {
        return database.ask("The read models can't be held against the journal", connection -> {
            var found = new ArrayList<String>();
            var before = connection.setSavepoint();
            lock(connection);
            for (var model : ReadModels.ALL) found.addAll(deviations(connection, model, empty));
            connection.rollback(before);
            return found;
        });
    }

    private static List<String> deviations(Connection connection, Model model, Desk empty) throws SQLException {
        var table = model.table();
        run(connection, "create temporary table standing on commit drop as select * from " + table);
        run(connection, "delete from " + table);
        new Rebuilding(connection, model, empty).catchUp();
        var found = new ArrayList<String>();
        for (var row : difference(connection, "standing", table)) found.add(table + " has " + row);
        for (var row : difference(connection, table, "standing")) found.add(table + " should have " + row);
        run(connection, "drop table standing");
        return found;
    }

    private static List<String> difference(Connection connection, String one, String other) throws SQLException {
        return Sql.list(
                connection,
                "select each::text from (select * from " + one + " except select * from " + other
                        + ") as each limit 20",
                row -> row.getString(1));
    }

    /** No batch brings it along any more once this has returned, not even one that was being written. */
    private void leaveBehind(Model model) {
        database.ask("The table " + model.table() + " can't be left behind", connection -> {
            lock(connection);
            run(
                    connection,
                    "insert into stale_model (name, reason) values ('" + model.table()
                            + "', 'it is being rebuilt') on conflict do nothing");
            return true;
        });
    }

    /** Every batch looks there, and waits from here on until the transaction's end. */
    private static void lock(Connection connection) throws SQLException {
        run(connection, "lock table stale_model in access exclusive mode");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The journal, chunk by chunk, as if each were a batch that has just been decided. */
    private static final class Rebuilding {
        private final Connection connection;
        private final Model model;
        private final List<Entry> chunk = new ArrayList<>();
        private Desk desk;
        private long seq;

        Rebuilding(Connection connection, Model model, Desk empty) {
            this.connection = connection;
            this.model = model;
            this.desk = empty;
        }

        void catchUp() throws SQLException {
            try {
                PostgresJournal.read(connection, seq, this::take);
                follow();
            } catch (JournalFailure e) {
                throw new SQLException(e.getMessage(), e);
            } catch (WrappedSql e) {
                throw e.cause;
            }
        }

        private void take(Entry entry) {
            chunk.add(entry);
            if (chunk.size() < CHUNK) return;
            try {
                follow();
            } catch (SQLException e) {
                throw new WrappedSql(e);
            }
        }

        private void follow() throws SQLException {
            if (chunk.isEmpty()) return;
            var batch = Batch.again(0, desk, List.copyOf(chunk), List.of(), List.of());
            model.follow(connection, batch);
            desk = batch.after();
            seq = chunk.get(chunk.size() - 1).seq();
            chunk.clear();
        }
    }

    /** Through a reader that may throw nothing. */
    private static final class WrappedSql extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final SQLException cause;

        WrappedSql(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
