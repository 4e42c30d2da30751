package org.rescuedesk.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.JournalFailure;

/** Tests with a memory of their own, which each of them finds empty. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnPostgres {
    final TestServer server = server();
    final String database = server.fresh();
    final Memory memory = server.open(database);

    TestServer server() {
        return TestServer.bundled();
    }

    @BeforeEach
    void empty() {
        server.empty(database);
    }

    @AfterAll
    void close() {
        memory.close();
    }

    Batch append(Batch batch) throws JournalFailure {
        memory.journal().append(batch);
        return batch;
    }

    /** The first column of the first row. */
    <T> T ask(Class<T> type, String query) {
        return server.ask(database, type, query);
    }
}
