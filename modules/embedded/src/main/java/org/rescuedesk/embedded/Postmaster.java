package org.rescuedesk.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The server process of one data folder. It lives in a session of its own, so Ctrl-C reaches this program only, which
 * stops it when all is written; and it outlives this program's sudden death.
 */
final class Postmaster {

    private static final long LARGEST_LOG = 10_000_000;

    private final PostgresProgram program;
    private final Path data;
    private final Path log;
    private boolean stopped;

    Postmaster(PostgresProgram program, Path data) {
        this.program = program;
        this.data = data;
        this.log = data.resolveSibling("postgres.log");
    }

    /** Returns when the server takes connections; after a crash it may have minutes of recovery to do before. */
    synchronized void start() throws IOException {
        if (stopped) {
            throw new IOException("this program is ending");
        }
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            program.run("pg_ctl", "start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "600");
        } catch (IOException e) {
            throw new IOException(lastComplaint().orElse(e.getMessage()), e);
        }
    }

    /** Ends all connections and stops, with nothing left to recover; does nothing where no server runs. */
    synchronized void stop() {
        if (stopped) {
            return; // the folder may be another program's by now
        }
        stopped = true;
        try {
            if (PostmasterFile.in(data).findServer().isPresent()) {
                program.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop within a minute; nothing committed is lost", e);
        }
    }

    /** Whether it was asked to stop, after which it is never started again. */
    synchronized boolean isStopped() {
        return stopped;
    }

    private Optional<String> lastComplaint() throws IOException {
        if (Files.notExists(log)) {
            return Optional.empty();
        }
        String text = new String(Files.readAllBytes(log), UTF_8);
        return text.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .reduce((earlier, later) -> later);
    }
}
