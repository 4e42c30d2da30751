package org.rescuedesk.store.snapshot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.rescuedesk.core.snapshot.Snapshot;
import org.rescuedesk.core.snapshot.Unusable;
import org.rescuedesk.core.state.Desk;

/**
 * The newest snapshots, in the folder {@code snapshots} of the data folder, a file each, named for the event at which it was taken.
 * A file is there whole or not at all. Every call blocks; one writer at a time.
 */
public record Snapshots(Path folder) {
    /** A newer one that turns out damaged costs no more than the events between. */
    private static final int KEPT = 3;

    private static final String SUFFIX = ".snapshot";
    private static final String IN_THE_MAKING = "next.making";
    private static final int BUFFER = 1 << 16;

    public static Snapshots in(Path dataFolder) {
        return new Snapshots(dataFolder.resolve("snapshots"));
    }

    /** The newest first. */
    public List<Path> list() throws IOException {
        try (var found = Files.list(folder)) {
            return found.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /** What is in a file, as a desk with the rules and the register of {@code empty}. */
    public Snapshot read(Path file, Desk empty) throws IOException, Unusable {
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return Snapshot.read(in, empty);
        }
    }

    /** Returns once it is on the disk; lets go of the oldest. How many bytes it has. */
    public long keep(Snapshot snapshot) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var making = folder.resolve(IN_THE_MAKING);
        long size = write(snapshot, making);
        var file = folder.resolve("%019d%s".formatted(snapshot.tail().seq(), SUFFIX));
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        var all = list();
        for (var old : all.subList(Math.min(KEPT, all.size()), all.size())) Files.delete(old);
        return size;
    }

    private static long write(Snapshot snapshot, Path file) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            snapshot.write(out);
            out.flush();
            channel.force(true);
            return channel.size();
        }
    }
}
