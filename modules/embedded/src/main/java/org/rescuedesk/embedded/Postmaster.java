package org.rescuedesk.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The server process of one data folder. It lives in a session of its own, so Ctrl-C reaches this program only, which
 * stops it when all is written; and it outlives this program's sudden death.
 */
final class Postmaster {

    private static final long LARGEST_LOG = 10_000_000;
    private static final long LONGEST_STOP_S = 60;
    private static final long LOOK_MS = 50;

    private final PostgresProgram program;
    private final Path data;
    private final Path log;
    private volatile boolean stopped;
    /** The start that is under way comes to an end. */
    private volatile CompletableFuture<Void> startOver = CompletableFuture.completedFuture(null);

    Postmaster(PostgresProgram program, Path data) {
        this.program = program;
        this.data = data;
        this.log = data.resolveSibling("postgres.log");
    }

    /** Returns when the server takes connections; after a crash it may have minutes of recovery to do before. One at a time. */
    void start() throws IOException {
        CompletableFuture<Void> over = new CompletableFuture<>();
        startOver = over;
        try {
            // Only now: whoever stops it after this look waits for us.
            if (stopped) {
                throw new IOException("this program is ending");
            }
            run();
        } finally {
            over.complete(null);
        }
    }

    private void run() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            program.run("pg_ctl", "start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "600");
        } catch (IOException e) {
            throw new IOException(lastComplaint().orElse(e.getMessage()), e);
        }
    }

    /**
     * Ends all connections and stops, with nothing left to recover; does nothing where no server runs. One that is being started is
     * stopped as well, however much it has to recover, for it goes on with that another time.
     */
    synchronized void stop() {
        if (stopped) {
            return; // the folder may be another program's by now
        }
        stopped = true;
        try {
            stopServer();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop within a minute; nothing committed is lost", e);
        }
    }

    /** A server that begins to start can't be found yet, so it is looked for until nothing is under way that could bring one. */
    private void stopServer() throws IOException {
        long begun = System.nanoTime();
        boolean over;
        do {
            over = isStartOverSoon();
            if (PostmasterFile.in(data).findServer().isPresent()) {
                program.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "" + LONGEST_STOP_S);
            }
            if (!over && System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LONGEST_STOP_S)) {
                throw new IOException("its start goes on");
            }
        } while (!over);
    }

    /** Waits a moment for it at most. */
    private boolean isStartOverSoon() {
        CompletableFuture<Void> start = startOver;
        start.copy().completeOnTimeout(null, LOOK_MS, TimeUnit.MILLISECONDS).join();
        return start.isDone();
    }

    /** Whether it was asked to stop, after which it is never started again. */
    boolean isStopped() {
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
