package org.rescuedesk.store;

class RightsOn15Test extends RightsTest {
    @Override
    TestServer server() {
        return TestServer.debian15();
    }
}
