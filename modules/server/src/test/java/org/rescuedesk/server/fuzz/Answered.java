package org.rescuedesk.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a server answers to bytes; status 0 when it closes the connection, or waits for more, without a word. */
record Answered(int status, String head, String body) {
    private static final int PATIENCE_MS = 400;
    private static final int MOST = 1 << 20;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) .*", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: (\\d+)\r\n");

    static Answered to(URI where, byte[] request) throws IOException {
        try (var socket = new Socket(where.getHost(), where.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            return of(told(socket, request));
        }
    }

    private static byte[] told(Socket socket, byte[] request) throws IOException {
        var told = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(request);
        } catch (SocketException early) {
            // It has answered and closed before it had heard all.
        }
        var buffer = new byte[16_384];
        try {
            var in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                told.write(buffer, 0, read);
                if (isWhole(told.toByteArray())) break;
            }
        } catch (SocketTimeoutException | SocketException over) {
            // It waits for more, or has cut the line behind its answer.
        }
        return told.toByteArray();
    }

    private static boolean isWhole(byte[] told) {
        if (told.length > MOST) return true;
        var text = new String(told, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return false;
        var head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
        if (head.contains("text/event-stream")) return true;
        var length = LENGTH.matcher(head);
        return length.find() && told.length >= end + 4 + Integer.parseInt(length.group(1));
    }

    private static Answered of(byte[] told) {
        var text = new String(told, UTF_8);
        // "100 Continue" goes before an answer.
        if (text.startsWith("HTTP/1.1 100 ") && text.indexOf("\r\n\r\n") + 4 < text.length())
            text = text.substring(text.indexOf("\r\n\r\n") + 4);
        var status = STATUS.matcher(text);
        if (!status.matches()) return new Answered(0, text, "");
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return new Answered(Integer.parseInt(status.group(1)), text, "");
        var head = text.substring(0, end + 2);
        return new Answered(Integer.parseInt(status.group(1)), head, body(head, text.substring(end + 4)));
    }

    /** Of the first answer: bytes that look like another request get one more. */
    private static String body(String head, String rest) {
        var length = LENGTH.matcher(head.toLowerCase(Locale.ROOT));
        var bytes = rest.getBytes(UTF_8);
        return length.find()
                ? new String(bytes, 0, Math.min(bytes.length, Integer.parseInt(length.group(1))), UTF_8)
                : rest;
    }
}
