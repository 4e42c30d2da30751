package org.rescuedesk.store;

/** The same on the oldest PostgreSQL that is supported. */
class BackupOn15Test extends BackupTest {
    @Override
    TestServer server() {
        return TestServer.debian15();
    }
}
