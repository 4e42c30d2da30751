package org.rescuedesk.server;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One entrapment's way through the whole house, on the broker and the database that come along. */
class OneRescueTest {
    @Test
    void anEntrapmentBecomesARescueAFigureAndAClosedFile(@TempDir Path folder) throws Exception {
        try (var town = new Town(folder)) {
            OneRescue.through(town);
        }
    }
}
