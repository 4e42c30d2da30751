package org.rescuedesk.store.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;

/** The checkpoints that were signed, and the keys that signed them. Each call is one transaction. */
public final class Checkpoints {
    private final Database database;

    public Checkpoints(Database database) {
        this.database = database;
    }

    /** The hash that the journal holds for this event, if it holds it already. */
    public Optional<Hash> findHash(long seq) {
        return database.ask(
                "The journal's end can't be read",
                connection -> Sql.find(
                        connection, "select hash from journal where seq = ?", row -> Hash.of(row.getBytes(1)), seq));
    }

    /** The one that was signed last. */
    public Optional<Checkpoint> findLast() {
        return database.ask(
                "The checkpoints can't be read",
                connection -> Sql.find(
                        connection,
                        "select line from checkpoint order by id desc limit 1",
                        row -> Checkpoint.of(row.getString(1))));
    }

    public void keep(Checkpoint checkpoint) {
        database.ask("The checkpoint can't be kept", connection -> {
            try (var insert =
                    connection.prepareStatement("insert into checkpoint (seq, key, at, line) values (?, ?, ?, ?)")) {
                insert.setLong(1, checkpoint.seq());
                insert.setString(2, checkpoint.key());
                insert.setObject(3, checkpoint.at().atOffset(ZoneOffset.UTC));
                insert.setString(4, checkpoint.toString());
                return insert.executeUpdate();
            }
        });
    }

    /** Every adoption of a key, in order. */
    public List<KeyAdoption> listKeys() {
        return database.ask("The keys can't be read", connection -> listKeys(connection, Long.MAX_VALUE));
    }

    static List<KeyAdoption> listKeys(Connection connection, long untilSeq) throws SQLException {
        return Sql.list(
                connection,
                "select seq, bytes from journal where type = 'KeyAdopted' and seq <= ? order by seq",
                Checkpoints::key,
                untilSeq);
    }

    private static KeyAdoption key(ResultSet row) throws SQLException {
        var event = Body.of(new String(row.getBytes("bytes"), UTF_8));
        return KeyAdoption.of(row.getLong("seq"), event.body("body"));
    }

    /** In the order in which they were signed. */
    static List<Checkpoint> list(Connection connection, long fromSeq, long untilSeq) throws SQLException {
        return Sql.list(
                connection,
                "select line from checkpoint where seq between ? and ? order by id",
                row -> Checkpoint.of(row.getString(1)),
                fromSeq,
                untilSeq);
    }
}
