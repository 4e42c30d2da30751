package org.rescuedesk.store.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The write-ahead file, in a folder of its own and in pieces: batches in order, each on the disk before it counts. A piece is let go
 * when the journal holds all of it. Used from one thread at a time; every call blocks.
 */
public final class Spool implements AutoCloseable {
    private static final long PIECE = 16L << 20;
    private static final String SUFFIX = ".spool";

    private final Path folder;
    private final long piece;
    private final FileChannel lock;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long next = 1;

    private Spool(Path folder, long piece, FileChannel lock) {
        this.folder = folder;
        this.piece = piece;
        this.lock = lock;
    }

    /** Opens the folder, or makes it; a frame at the end that was never whole is cut off, which {@code progress} is told. */
    public static Spool open(Path folder, Consumer<String> progress) throws IOException {
        return open(folder, PIECE, progress);
    }

    static Spool open(Path folder, long piece, Consumer<String> progress) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder, owner);
        var spool = new Spool(folder, piece, locked(folder));
        try {
            spool.openAll(progress);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** Two desks in one folder would write over each other; the lock goes with the process, however it ends. */
    private static FileChannel locked(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(folder, e);
        }
        channel.close();
        throw inUse(folder, null);
    }

    private static IOException inUse(Path folder, @Nullable Exception cause) {
        return new IOException(
                "The write-ahead folder " + folder + " is in use by another desk. 预写目录正被另一个调度台使用。", cause);
    }

    private void openAll(Consumer<String> progress) throws IOException {
        for (var path : list()) {
            segments.add(Segment.open(path));
            next = number(path) + 1;
        }
        var last = segments.peekLast();
        for (var segment : segments) check(segment, segment == last, progress);
    }

    private List<Path> list() throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static long number(Path path) {
        var name = path.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** Only the end of the last piece may lack something: that was being written when the desk died, and nobody was told of it. */
    private static void check(Segment segment, boolean isLast, Consumer<String> progress) throws IOException {
        long at = 0;
        for (var body = segment.body(at); body != null; body = segment.body(at)) at += Frame.HEAD + body.length;
        if (at == segment.length()) return;
        if (!isLast || segment.findFrame(at + 1) >= 0) throw new SpoolDamaged(segment.path(), at);
        var kept = segment.setAside(at);
        progress.accept("The write-ahead file " + segment.path()
                + " ends in a batch that was not written whole, or was changed: its last "
                + (segment.length() - at) + " bytes are set aside in " + kept.getFileName()
                + ". Of one that was not written whole nobody was told. 预写文件末尾的批次不完整或已损坏，已移至 " + kept.getFileName()
                + "。");
        segment.cut(at);
    }

    /** Tells of all that stands here, in order. */
    public void read(Consumer<Kept> reader) throws IOException {
        for (var segment : segments) {
            long at = 0;
            for (var body = segment.body(at); body != null; body = segment.body(at)) {
                reader.accept(Frame.read(body));
                at += Frame.HEAD + body.length;
            }
        }
    }

    /** Those that were appended since it was opened, from this number on: at least one, then until they hold so many facts. */
    public List<Kept> read(long from, int facts) throws IOException {
        var some = new ArrayList<Kept>();
        int held = 0;
        for (var segment : segments) {
            if (segment.lastNumber() < from) continue;
            long at = 0;
            for (var body = segment.body(at); body != null && held < facts; body = segment.body(at)) {
                at += Frame.HEAD + body.length;
                if (Frame.number(body) < from) continue;
                var kept = Frame.read(body);
                some.add(kept);
                held += kept.entries().size() + 1;
            }
        }
        return some;
    }

    /** Returns once all of them are on the disk; when it throws, none of them stands here. */
    public void append(List<Kept> batches) throws IOException {
        var segment = segments.peekLast();
        if (segment == null || segment.length() >= piece) segment = add();
        segment.append(batches);
    }

    private Segment add() throws IOException {
        var segment = Segment.create(folder.resolve("%08d%s".formatted(next, SUFFIX)));
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        next++;
        segments.add(segment);
        return segment;
    }

    /** The journal holds every batch up to this number: pieces with nothing else in them go. */
    public void forget(long number) throws IOException {
        while (segments.size() > 1 && segments.element().lastNumber() <= number)
            segments.remove().delete();
        var only = segments.peek();
        if (segments.size() == 1 && only != null && only.length() >= piece && only.lastNumber() <= number) only.cut(0);
    }

    /** The journal holds all that stands here. */
    public void clear() throws IOException {
        for (var segment : new ArrayList<>(segments)) {
            segment.delete();
            segments.remove(segment);
        }
    }

    /** In bytes. */
    public long size() {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    /** How many bytes the disk still has room for. */
    public long free() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public void close() throws IOException {
        for (var segment : segments) segment.close();
        lock.close();
    }
}
