package org.rescuedesk.cli.chaos.stage;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A disk of its own for a folder, in memory, small enough to be filled. Only a root with the right to mount can make one. */
public final class SmallDisk implements AutoCloseable {
    private static final int PIECE = 1 << 20;
    private static final Set<String> KEPT = Set.of("rescue-desk.log", "checkpoints.jsonl", "postgres.log");

    private final Path folder;
    private final boolean made;

    /** Where it is not {@code wanted}, or can't be made, the folder stays where it is. */
    SmallDisk(Path folder, int megabytes, boolean wanted) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.made = wanted && mount(folder, megabytes);
    }

    /** Found out by trying. */
    public static boolean isPossible() {
        if (new UnixSystem().getUid() != 0) return false;
        try {
            var trial = Files.createTempDirectory("rescue-desk-disk");
            try (var disk = new SmallDisk(trial, 1, true)) {
                return disk.made;
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean mount(Path folder, int megabytes) throws IOException {
        return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    }

    /** What a run that was killed has left mounted there goes. */
    public static void takeAway(Path folder) throws IOException {
        if (Files.exists(folder) && new UnixSystem().getUid() == 0) run("umount", "-l", folder.toString());
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
        // Else it would be the machine's own that is filled.
        if (!made) throw new IllegalStateException("There is no small disk at " + folder + ".");
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

    /** What stands on it goes with it, but for logs and checkpoints, which are kept beside it. */
    @Override
    public void close() throws IOException {
        if (!made) return;
        free();
        keep();
        if (!run("umount", folder.toString()) && !run("umount", "-l", folder.toString()))
            throw new IOException("The small disk at " + folder + " could not be taken away.");
    }

    private void keep() throws IOException {
        try (var found = Files.list(folder)) {
            for (var file : found.filter(each -> KEPT.contains(String.valueOf(each.getFileName())))
                    .toList()) {
                var kept = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-kept"));
                Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
