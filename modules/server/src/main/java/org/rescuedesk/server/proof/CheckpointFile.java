package org.rescuedesk.server.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rescuedesk.core.proof.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file in the data folder to which every checkpoint is added, a line each. */
public record CheckpointFile(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFile.class);

    public static CheckpointFile in(Path folder) {
        return new CheckpointFile(folder.resolve("checkpoints.jsonl"));
    }

    /** The last one that can be read; a line that was not written whole is none. */
    public Optional<Checkpoint> findLast() throws IOException {
        if (Files.notExists(path)) return Optional.empty();
        var lines = new String(Files.readAllBytes(path), UTF_8).split("\n");
        for (int i = lines.length - 1; i >= 0; i--) {
            try {
                return Optional.of(Checkpoint.of(lines[i]));
            } catch (IllegalArgumentException | NoSuchElementException notWhole) {
                LOG.debug("Line {} of {} is no checkpoint.", i + 1, path, notWhole);
            }
        }
        return Optional.empty();
    }

    /** Whether the last line was not written whole, which the next one must not be glued to. */
    private boolean isTorn() throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ)) {
            var last = ByteBuffer.allocate(1);
            return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Blocks until it is on the disk. */
    void add(Checkpoint checkpoint) throws IOException {
        try (var file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var begin = isTorn() ? "\n" : "";
            var line = ByteBuffer.wrap((begin + checkpoint + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) file.write(line);
            file.force(true);
        }
    }
}
