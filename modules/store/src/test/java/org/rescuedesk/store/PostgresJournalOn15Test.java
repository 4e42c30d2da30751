package org.rescuedesk.store;

/** The same on the oldest PostgreSQL that is supported. */
class PostgresJournalOn15Test extends PostgresJournalTest {
    @Override
    TestServer server() {
        return TestServer.debian15();
    }
}
