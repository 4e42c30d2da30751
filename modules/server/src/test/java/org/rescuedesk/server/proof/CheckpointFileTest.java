package org.rescuedesk.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.proof.Checkpoint;

class CheckpointFileTest {
    @TempDir
    Path folder;

    @Test
    void theLastCheckpointThatWasWrittenWholeIsFound() throws Exception {
        var file = CheckpointFile.in(folder);
        assertThat(file.findLast()).isEmpty();
        file.add(checkpoint(7));
        file.add(checkpoint(9));
        assertThat(file.findLast()).hasValue(checkpoint(9));
        var torn = checkpoint(11).toString();
        Files.writeString(file.path(), torn.substring(0, torn.length() / 2), StandardOpenOption.APPEND);
        assertThat(file.findLast()).hasValue(checkpoint(9));
        file.add(checkpoint(12));
        assertThat(file.findLast()).hasValue(checkpoint(12));
        Files.writeString(file.path(), "\nno checkpoint\n\n");
        assertThat(file.findLast()).isEmpty();
    }

    private static Checkpoint checkpoint(long seq) {
        var at = Instant.parse("2026-11-23T10:00:00Z");
        return new Checkpoint(seq, Hash.NONE, at, false, "0123456789abcdef", "ab".repeat(64));
    }
}
