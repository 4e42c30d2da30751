package org.rescuedesk.core.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a member of a bundle line by line, as bytes; each line ends in a line feed, the last one too. */
public final class Lines implements AutoCloseable {
    /** Far more than any fact has; a line without end must not fill the memory. */
    private static final int LONGEST = 16 << 20;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** A line without its line feed; {@code isWhole} is false where it has none, or is too long for any line. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Line(byte[] bytes, boolean isWhole) {
        /** Its text; none where the bytes are no UTF-8. */
        public @Nullable String text(int from) {
            var text = new String(bytes, from, bytes.length - from, UTF_8);
            if (text.indexOf('\uFFFD') < 0) return text;
            return Arrays.equals(text.getBytes(UTF_8), Arrays.copyOfRange(bytes, from, bytes.length)) ? text : null;
        }

        /** Its text, or none where it is no whole line of UTF-8. */
        public @Nullable String whole() {
            return isWhole ? text(0) : null;
        }
    }

    /** The next line, or none at the end. */
    public @Nullable Line read() throws IOException {
        byte[] line = {};
        while (next < filled || fill()) {
            int end = next;
            while (end < filled && buffer[end] != '\n') end++;
            line = joined(line, end);
            boolean whole = end < filled;
            next = whole ? end + 1 : end;
            if (whole) return new Line(line, true);
            if (line.length > LONGEST) return new Line(line, false);
        }
        return line.length == 0 ? null : new Line(line, false);
    }

    private byte[] joined(byte[] line, int end) {
        var joined = Arrays.copyOf(line, line.length + end - next);
        System.arraycopy(buffer, next, joined, line.length, end - next);
        return joined;
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    /** A time in the one form in which facts and checkpoints write it, within the years 1 to 9999. */
    public static Instant time(String text) {
        var at = Instant.parse(text);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST) || !at.toString().equals(text)) {
            throw new IllegalArgumentException("The time is not in its one form.");
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
