package org.rescuedesk.server.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.rescuedesk.core.proof.Checkpoint;

/** The file in the data folder to which every checkpoint is added, a line each. */
record CheckpointFile(Path path) {
    static CheckpointFile in(Path folder) {
        return new CheckpointFile(folder.resolve("checkpoints.jsonl"));
    }

    /** Blocks until it is on the disk. */
    void add(Checkpoint checkpoint) throws IOException {
        try (var file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var line = ByteBuffer.wrap((checkpoint + "\n").getBytes(UTF_8));
            while (line.hasRemaining()) file.write(line);
            file.force(true);
        }
    }
}
