package org.rescuedesk.store;

/** The same on the oldest PostgreSQL that is supported. */
class ReportsOn15Test extends ReportsTest {
    @Override
    TestServer server() {
        return TestServer.debian15();
    }
}
