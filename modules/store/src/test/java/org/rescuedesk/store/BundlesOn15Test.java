package org.rescuedesk.store;

class BundlesOn15Test extends BundlesTest {
    @Override
    TestServer server() {
        return TestServer.debian15();
    }
}
