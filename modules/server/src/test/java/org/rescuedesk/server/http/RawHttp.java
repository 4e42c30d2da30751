package org.rescuedesk.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP byte by byte, as no decent client would. */
final class RawHttp {
    private static final int PATIENCE_MS = 20_000;

    private RawHttp() {}

    /** Sends this on a connection of its own, and gives all that comes until the other side closes it. */
    static String say(URI where, String text) {
        try (var socket = open(where, text.getBytes(StandardCharsets.UTF_8), PATIENCE_MS)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Socket open(URI where, byte[] bytes, int patienceMs) throws IOException {
        var socket = new Socket(where.getHost(), where.getPort());
        socket.setSoTimeout(patienceMs);
        socket.getOutputStream().write(bytes);
        return socket;
    }
}
