package org.rescuedesk.cli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.telemetry.Received;

/** The same rows in the same batches, with no broker before them: what the store can do at most. */
final class FromMemory {

    private static final int BATCH = 5_000;

    private FromMemory() {}

    static Flow.Sent measure(EmbeddedDatabase database, Samples samples, Duration length) {
        try (Memory memory = Memory.open(database.jdbcUrl(), database.user(), database.password(), line -> {})) {
            run(memory, samples, Duration.ofSeconds(3));
            return run(memory, samples, length);
        }
    }

    private static Flow.Sent run(Memory memory, Samples samples, Duration length) {
        long begun = System.nanoTime();
        long taken = 0;
        long written = 0;
        while (System.nanoTime() - begun < length.toNanos()) {
            List<Received> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < BATCH; i++) {
                batch.add(new Received(samples.next(), Instant.now()));
            }
            written += BATCH;
            taken += memory.telemetry().write(batch);
        }
        return new Flow.Sent(written, taken, Duration.ofNanos(System.nanoTime() - begun));
    }
}
