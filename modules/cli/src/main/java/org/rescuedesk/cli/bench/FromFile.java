package org.rescuedesk.cli.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.telemetry.Received;

/** The same rows in the same batches, read from a file with no broker before them: what the store can do at most. */
final class FromFile {

    private static final int BATCH = 20_000;
    private static final int WARM_UP = 10 * BATCH;
    /** About what is written in a second at most; a faster store is measured until the file ends. */
    private static final int ROWS_A_SECOND = 60_000;

    private FromFile() {}

    static Flow.Sent measure(EmbeddedDatabase database, Samples samples, Path file, Duration length)
            throws IOException {
        write(file, samples, WARM_UP + ROWS_A_SECOND * length.toSeconds());
        try (Memory memory = Memory.open(database.jdbcUrl(), database.user(), database.password(), line -> {});
                BufferedReader rows = Files.newBufferedReader(file)) {
            for (int i = 0; i < WARM_UP; i += BATCH) {
                memory.telemetry().write(batch(rows));
            }
            return run(memory, rows, length);
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, Samples samples, long count) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (long i = 0; i < count; i++) {
                out.append(SampleRow.of(samples.next())).append('\n');
            }
        }
    }

    private static Flow.Sent run(Memory memory, BufferedReader rows, Duration length) throws IOException {
        long begun = System.nanoTime();
        long taken = 0;
        long written = 0;
        for (List<Received> batch = batch(rows);
                !batch.isEmpty() && System.nanoTime() - begun < length.toNanos();
                batch = batch(rows)) {
            written += batch.size();
            taken += memory.telemetry().write(batch);
        }
        return new Flow.Sent(written, taken, Duration.ofNanos(System.nanoTime() - begun));
    }

    private static List<Received> batch(BufferedReader rows) throws IOException {
        List<Received> batch = new ArrayList<>(BATCH);
        for (String row = rows.readLine(); row != null; row = batch.size() < BATCH ? rows.readLine() : null) {
            batch.add(new Received(SampleRow.read(row), Instant.now()));
        }
        return batch;
    }
}
