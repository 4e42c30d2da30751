package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Journal;
import org.rescuedesk.core.loop.JournalContract;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresJournalTest extends JournalContract {
    private final TestServer server = server();
    private final String database = server.fresh();
    private final Memory memory = server.open(database);

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

    @Override
    protected Journal journal() {
        return memory.journal();
    }

    @Override
    protected void forge(Entry entry) throws Exception {
        try (var connection = server.connect(database);
                var update = connection.prepareStatement(
                        "update rescue_desk.journal set bytes = ?, hash = ? where seq = ?")) {
            update.setBytes(1, entry.canonical().getBytes(UTF_8));
            update.setBytes(2, entry.hash().bytes());
            update.setLong(3, entry.seq());
            update.executeUpdate();
        }
    }
}
