package org.rescuedesk.store;

/** The same beside a hypertable of a real TimescaleDB. */
class BackupOnTimescaleTest extends BackupTest {
    @Override
    TestServer server() {
        return TestServer.timescale();
    }
}
