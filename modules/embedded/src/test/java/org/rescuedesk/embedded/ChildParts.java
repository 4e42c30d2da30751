package org.rescuedesk.embedded;

import java.nio.file.Path;

/** Starts both parts as the desk does, with a shutdown hook that closes them, and stays. */
final class ChildParts {

    private ChildParts() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedParts parts = EmbeddedParts.start(Path.of(arguments[0]), 0, 0, text -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        System.out.println("ready " + parts.broker().url());
        System.in.read();
    }
}
