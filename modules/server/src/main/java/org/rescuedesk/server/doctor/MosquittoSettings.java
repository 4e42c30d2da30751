package org.rescuedesk.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The settings with which mosquitto does what a desk relies on: the file that comes along, for operators, tests and chaos alike. */
public final class MosquittoSettings {
    private static final String FILE = "mosquitto.conf";

    private MosquittoSettings() {}

    /** Without listener, TLS and users. */
    public static String text() {
        try (var file = Objects.requireNonNull(MosquittoSettings.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
