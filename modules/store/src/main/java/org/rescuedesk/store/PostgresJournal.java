package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.store.person.Persons;

/**
 * The journal in PostgreSQL. A batch is one transaction: its facts, what is personal in them, its raw inputs, and the read
 * models, none of which can hold up a fact. Rows of facts are never changed and never deleted.
 */
final class PostgresJournal implements Journal {
    /** Facts that saw a province's crews are large, so not many at once. */
    private static final int FETCHED = 200;

    private static final String UNIQUE_VIOLATION = "23505";

    private static final Table<Entry> JOURNAL = new Table<Entry>("journal", "seq")
            .column("seq", Entry::seq)
            .column("epoch", Entry::epoch)
            .column("exercise", Entry::exercise)
            .column("type", entry -> EventType.of(entry.event()).name())
            .column("version", entry -> EventType.versionOf(entry.event()))
            .column("at", entry -> entry.event().at())
            .column("by_id", entry -> entry.event().by().id())
            .column("by_role", entry -> entry.event().by().role())
            .column("by_channel", entry -> entry.event().by().channel())
            .column("bytes", entry -> entry.canonical().getBytes(UTF_8))
            .column("previous", entry -> entry.previous().bytes())
            .column("hash", entry -> entry.hash().bytes());

    private static final Table<Batch.Personal> PERSON_NOTE = new Table<Batch.Personal>("person_note", "seq, field")
            .column("seq", Batch.Personal::seq)
            .column("field", personal -> personal.note().field())
            .column("salt", personal -> personal.note().salt())
            .column("value", personal -> personal.note().value());

    private final Database database;

    PostgresJournal(Database database) {
        this.database = database;
    }

    @Override
    public Tail tail() throws JournalFailure {
        try {
            return database.transact(PostgresJournal::tail);
        } catch (SQLException e) {
            throw new JournalFailure("The journal's end can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Hash> findHash(long seq) throws JournalFailure {
        try {
            return database.transact(connection -> findHash(connection, seq));
        } catch (SQLException e) {
            throw new JournalFailure("The journal's entry " + seq + " can't be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Hash> findHash(Connection connection, long seq) throws SQLException {
        return Sql.find(connection, "select hash from journal where seq = ?", row -> Hash.of(row.getBytes(1)), seq);
    }

    @Override
    public void read(long afterSeq, Consumer<Entry> reader) throws JournalFailure {
        try {
            database.transact(connection -> read(connection, afterSeq, reader));
        } catch (SQLException e) {
            if (e.getCause() instanceof JournalFailure.Broken broken) throw broken;
            throw new JournalFailure("The journal can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void append(Batch batch) throws JournalFailure {
        try {
            appendOrLookAgain(batch);
        } catch (SQLException e) {
            throw new JournalFailure("The journal can't be written: " + e.getMessage(), e);
        }
    }

    private void appendOrLookAgain(Batch batch) throws SQLException, JournalFailure {
        try {
            database.transact(connection -> append(connection, batch));
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) throw e;
            // Somebody wrote there between our look and our insert: another desk, or we ourselves on a connection that
            // broke.
            database.transact(connection -> append(connection, batch));
        }
    }

    /** Whether the batch had to be written. */
    private static boolean append(Connection connection, Batch batch) throws SQLException, JournalFailure {
        var entries = batch.entries();
        if (!entries.isEmpty()) {
            if (stands(connection, entries)) return false;
            JOURNAL.insert(connection, entries);
            PERSON_NOTE.insert(connection, batch.persons());
            StaleModels.follow(connection, batch);
            Persons.follow(connection, entries);
        }
        RawInputs.keep(connection, batch.raws());
        return true;
    }

    /** Whether the entries stand already; if not, that they may be added, else it refuses. */
    private static boolean stands(Connection connection, List<Entry> entries) throws SQLException, JournalFailure {
        var tail = tail(connection);
        var first = entries.get(0);
        var last = entries.get(entries.size() - 1);
        if (tail.isFollowedBy(first) && tail.epoch() <= first.epoch()) return false;
        var written = findHash(connection, last.seq());
        if (written.isPresent() && written.get().equals(last.hash())) return true;
        if (tail.seq() + 1 < first.seq()) {
            throw new JournalFailure(
                    "The journal ends at " + tail.seq() + ", so a batch from " + first.seq() + " on would leave a gap.",
                    null);
        }
        throw new JournalFailure.Fenced("Another desk (epoch " + tail.epoch() + ") has written the journal up to "
                + tail.seq() + "; what this one (epoch " + first.epoch() + ") wanted to add from " + first.seq()
                + " on is refused.");
    }

    private static Tail tail(Connection connection) throws SQLException {
        return Sql.find(
                        connection,
                        "select seq, epoch, hash from journal order by seq desc limit 1",
                        row -> new Tail(row.getLong(1), row.getLong(2), Hash.of(row.getBytes(3))))
                .orElse(Tail.EMPTY);
    }

    /** From the row before the first one asked for, so that the first one's link is checked too. */
    static Tail read(Connection connection, long afterSeq, Consumer<Entry> reader) throws SQLException, JournalFailure {
        var sql = "select seq, bytes, previous, hash from journal where seq >= ? order by seq";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            statement.setLong(1, afterSeq);
            try (var rows = statement.executeQuery()) {
                var tail = Tail.EMPTY;
                while (rows.next()) {
                    var entry = JournalRow.read(rows);
                    long seq = rows.getLong("seq");
                    if (entry.seq() != seq) throw broken(tail, seq);
                    if (seq != afterSeq) {
                        if (!tail.isFollowedBy(entry)) throw broken(tail, seq);
                        reader.accept(entry);
                    }
                    tail = Tail.of(entry);
                }
                return tail;
            }
        }
    }

    private static JournalFailure broken(Tail tail, long seq) {
        return new JournalFailure.Broken(
                seq,
                JournalFailure.Broken.How.GAP,
                "The journal is broken: its entry " + seq + " does not follow from entry " + tail.seq() + ".",
                null);
    }
}
