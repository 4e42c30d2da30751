package org.rescuedesk.cli.chaos.stage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A disk of its own for the desk's data folder, in memory, small enough to be filled. Only root can make one. */
public final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "size=96m";
    private static final int PIECE = 64 * 1024;

    private static final Set<String> KEPT = Set.of("rescue-desk.log", "checkpoints.jsonl");

    private final Path folder;
    private final boolean made;

    SmallDisk(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.made = isPossible() && run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString());
    }

    public static boolean isPossible() {
        return new UnixSystem().getUid() == 0;
    }

    /** Whether there is one: a root without rights of its own has none either. */
    public boolean isMade() {
        return made;
    }

    private static boolean run(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** To the last byte. */
    public void fill() throws IOException {
        try (var file = new RandomAccessFile(filler().toFile(), "rw")) {
            file.seek(file.length());
            for (int piece = PIECE; piece > 0; piece = write(file, piece) ? piece : piece / 2) {
                // Smaller and smaller, until not even one byte has room.
            }
        }
    }

    private static boolean write(RandomAccessFile file, int piece) {
        try {
            file.write(new byte[piece]);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    public void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /** What stands on it goes with it, but for the desk's log and checkpoints, which are kept beside it. */
    @Override
    public void close() throws IOException {
        if (!made) return;
        free();
        var kept = Files.createDirectories(folder.resolveSibling("desk-kept"));
        try (var found = Files.list(folder)) {
            for (var file : found.filter(
                            each -> KEPT.contains(each.getFileName().toString()))
                    .toList()) {
                Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString()))
            throw new IOException("The small disk at " + folder + " could not be taken away.");
    }
}
