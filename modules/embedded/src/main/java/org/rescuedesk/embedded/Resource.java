package org.rescuedesk.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;

/** A part's settings, as they stand in the jar beside this class. */
final class Resource {

    private Resource() {}

    static String text(String name, int port) throws IOException {
        try (InputStream in = Resource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar");
            }
            return new String(in.readAllBytes(), UTF_8).replace("{port}", Integer.toString(port));
        }
    }
}
