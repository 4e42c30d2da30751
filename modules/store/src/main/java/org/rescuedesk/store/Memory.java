package org.rescuedesk.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Journal;

/**
 * All that the desk remembers, in one PostgreSQL database (15 or newer). Every call blocks, so callers use a worker; what fails
 * says so as a {@link StoreFailure}, the journal as a {@link org.rescuedesk.core.loop.JournalFailure}.
 */
public final class Memory implements AutoCloseable {
    private final Database database;

    private Memory(Database database) {
        this.database = database;
    }

    /**
     * Connects to {@code jdbc:postgresql://host:port/name} and brings its schema forward, which {@code progress} is told in
     * sentences. User and password may stand in the address instead. Refuses with a {@link StoreFailure}.
     */
    public static Memory open(String url, @Nullable String user, @Nullable String password, Consumer<String> progress) {
        var database = Database.open(DatabaseAddress.of(url, user, password));
        try {
            Migration.run(database, progress);
            return new Memory(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Journal journal() {
        return new PostgresJournal(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
