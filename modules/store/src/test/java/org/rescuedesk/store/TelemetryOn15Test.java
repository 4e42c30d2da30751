package org.rescuedesk.store;

/** The same on the oldest PostgreSQL that is supported. */
class TelemetryOn15Test extends TelemetryTest {
    @Override
    TestServer server() {
        return TestServer.debian15();
    }
}
