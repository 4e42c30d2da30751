package org.rescuedesk.store.spool;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One file of the spool: frames one after the other. What was not written whole is cut off again. */
final class Segment implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private long length;
    private long lastNumber;

    private Segment(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A new file that nobody else may read: callers' names stand in it. */
    static Segment create(Path path) throws IOException {
        if (!Files.exists(path)) {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(path, owner);
        }
        return open(path);
    }

    static Segment open(Path path) throws IOException {
        var channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        var segment = new Segment(path, channel);
        segment.length = channel.size();
        return segment;
    }

    Path path() {
        return path;
    }

    long length() {
        return length;
    }

    /** The number of the last batch that was appended here; 0 when none was since this was opened. */
    long lastNumber() {
        return lastNumber;
    }

    /** Returns once all of them are on the disk; when it throws, none of them stands here. */
    void append(List<Kept> batches) throws IOException {
        try {
            long end = length;
            for (var batch : batches) end = write(Frame.of(batch), end);
            channel.force(false);
            length = end;
            lastNumber = batches.get(batches.size() - 1).number();
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
    }

    private long write(ByteBuffer frame, long from) throws IOException {
        long at = from;
        while (frame.hasRemaining()) at += channel.write(frame, at);
        return at;
    }

    /** Keeps what stands from {@code at} on in a file of its own beside this one, for whoever wants to know what it was. */
    Path setAside(long at) throws IOException {
        var aside = path.resolveSibling(path.getFileName() + ".cut-" + at);
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var to = FileChannel.open(aside, StandardOpenOption.WRITE)) {
            for (long from = at; from < length; ) from += channel.transferTo(from, length - from, to);
            to.force(true);
        }
        return aside;
    }

    /** Cuts off what stands after {@code end}, which is no whole frame. */
    void cut(long end) throws IOException {
        channel.truncate(end);
        channel.force(true);
        length = end;
    }

    /** The body that begins at {@code at}, or null when there is no whole and sound frame. */
    byte @Nullable [] body(long at) throws IOException {
        if (length - at < Frame.HEAD) return null;
        var head = read(at, Frame.HEAD);
        if (head.getInt() != Frame.MARK) return null;
        int size = head.getInt();
        int sum = head.getInt();
        if (size < 0 || size > Frame.LONGEST || length - at - Frame.HEAD < size) return null;
        var body = read(at + Frame.HEAD, size).array();
        return Frame.sum(body) == sum ? body : null;
    }

    /** Where the next sound frame begins after {@code at}; -1 if there is none. */
    long findFrame(long at) throws IOException {
        for (long place = at; place < length - Frame.HEAD; place++) {
            if (body(place) != null) return place;
        }
        return -1;
    }

    private ByteBuffer read(long at, int size) throws IOException {
        var bytes = ByteBuffer.allocate(size);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) throw new EOFException(path + " became shorter");
        }
        return bytes.flip();
    }

    void delete() throws IOException {
        channel.close();
        Files.delete(path);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
