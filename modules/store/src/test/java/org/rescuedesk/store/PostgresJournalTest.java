package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
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
    protected void forge(Entry entry) {
        server.unlocked(
                database,
                "update rescue_desk.journal set bytes = decode('%s', 'hex'), hash = decode('%s', 'hex') where seq = %d"
                        .formatted(
                                HexFormat.of().formatHex(entry.canonical().getBytes(UTF_8)),
                                entry.hash(),
                                entry.seq()));
    }
}
