package org.rescuedesk.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One process at a time works in a folder. The system lifts the lock with its holder's death, however that came. */
record FolderLock(FileChannel channel) implements AutoCloseable {

    /** Makes the folder, for its owner alone, where there is none. */
    static FolderLock take(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
            }
            FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
            if (isTaken(channel)) {
                channel.close();
                throw new StartRefused(
                        "Another running program uses the folder %s.".formatted(folder),
                        "另一个正在运行的程序占用了目录 %s。".formatted(folder));
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "The folder %s can't be written (%s).".formatted(folder, e), "目录 %s 无法写入。".formatted(folder), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very process
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
