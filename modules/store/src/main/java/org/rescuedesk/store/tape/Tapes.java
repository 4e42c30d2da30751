package org.rescuedesk.store.tape;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.postgresql.PGConnection;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.StoreFailure;

/** Takes down what the journal says to this database, and says it to another by plain JDBC: the floor that the journal stands on. */
public final class Tapes {
    private final Function<UnaryOperator<Connection>, Journal> journal;
    private final Database database;

    /** {@code journal} makes one whose statements go through the connections that it is given. */
    public Tapes(Function<UnaryOperator<Connection>, Journal> journal, Database database) {
        this.journal = journal;
        this.database = database;
    }

    /** Appends a batch to this database's journal; gives all that was said meanwhile. */
    public Tape record(Batch batch) throws JournalFailure {
        var recorder = new Recorder();
        journal.apply(recorder::through).append(batch);
        return recorder.tape();
    }

    /** Says it to this database and commits, with the driver alone; the pool only lends the connection. */
    public void play(Tape tape) {
        database.ask("What was taken down can't be said again", connection -> {
            tape.play((Connection) connection.unwrap(PGConnection.class));
            return true;
        });
    }

    /** Makes an empty database beside the one of the address, and gives its address. */
    public static String beside(String url, String user, String password, String name) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
            return url.substring(0, url.lastIndexOf('/') + 1) + name;
        } catch (SQLException e) {
            throw new StoreFailure("The database " + name + " can't be made: " + e.getMessage(), e);
        }
    }
}
