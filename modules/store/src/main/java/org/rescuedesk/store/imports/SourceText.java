package org.rescuedesk.store.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;

/**
 * A stream of bytes as text, however long: all that comes before a byte that is not of the encoding is given, then it fails. It knows
 * on which line it is and what it ended with. A byte order mark before the text is none of it.
 */
final class SourceText extends Reader {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final long mostBytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long taken;
    private long lines = 1;
    private boolean begun;
    private boolean over;
    private char last = '\n';

    /** More bytes than can be taken. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    SourceText(InputStream in, Charset encoding, long mostBytes) {
        this.in = in;
        this.mostBytes = mostBytes;
        this.decoder = encoding.newDecoder();
    }

    /** The line that the next character stands on, from 1. */
    long line() {
        return lines;
    }

    /** Whether all that was read until now ended with a line's end. */
    boolean endsWithLine() {
        return last == '\n' || last == '\r';
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) return 0;
        if (!chars.hasRemaining() && !decode()) return -1;
        int count = Math.min(length, chars.remaining());
        chars.get(target, offset, count);
        for (int i = offset; i < offset + count; i++) if (target[i] == '\n') lines++;
        last = target[offset + count - 1];
        return count;
    }

    /** Whether there is any more; what comes before a wrong byte is given first. */
    private boolean decode() throws IOException {
        chars.clear();
        while (chars.position() == 0) {
            var result = decoder.decode(bytes, chars, over);
            if (result.isError() && chars.position() == 0) result.throwException();
            if (chars.position() == 0 && over && decoder.flush(chars).isUnderflow() && chars.position() == 0) break;
            if (chars.position() == 0) fill();
            dropMark();
        }
        chars.flip();
        return chars.hasRemaining();
    }

    private void dropMark() {
        if (begun || chars.position() == 0) return;
        begun = true;
        if (chars.get(0) == BYTE_ORDER_MARK) chars.flip().position(1).compact();
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) over = true;
        else bytes.position(bytes.position() + read);
        bytes.flip();
        taken += Math.max(0, read);
        if (taken > mostBytes) throw new TooLong();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
