package org.rescuedesk.embedded;

import java.nio.file.Path;

/** Starts the broker of the folder, says where, and stays. */
final class ChildBroker {

    private ChildBroker() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), 0, text -> {});
        System.out.println("ready " + broker.url());
        System.in.read();
    }
}
