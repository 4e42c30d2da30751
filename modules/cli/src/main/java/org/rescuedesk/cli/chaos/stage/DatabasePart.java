package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rescuedesk.embedded.EmbeddedDatabase;
import org.rescuedesk.embedded.StartRefused;

/** A real PostgreSQL on its own port and folder. */
public final class DatabasePart implements Part, AutoCloseable {
    private static final int TRIES = 20;
    private static final long PAUSE_MS = 250;

    private final Path folder;
    private EmbeddedDatabase database;
    private boolean killed;

    DatabasePart(Path folder) {
        this.folder = folder;
        this.database = EmbeddedDatabase.start(folder, 0, text -> {});
    }

    @Override
    public String name() {
        return "database";
    }

    public int port() {
        return database.port();
    }

    String user() {
        return database.user();
    }

    String password() {
        return database.password();
    }

    /** Past every link. */
    public EmbeddedDatabase direct() {
        return database;
    }

    @Override
    public synchronized void kill() throws IOException {
        Signals.send("KILL", postmaster());
        killed = true;
        // Its folder's lock is this process's, and goes to the next start.
        database.close();
    }

    /** What the killed one left in memory may have to go first. */
    @Override
    public synchronized void start() throws InterruptedException {
        if (!killed) return;
        for (int tries = 1; ; tries++) {
            try {
                database = EmbeddedDatabase.start(folder, database.port(), text -> {});
                killed = false;
                return;
            } catch (StartRefused e) {
                if (tries == TRIES) throw e;
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    @Override
    public synchronized void stop() {
        if (!killed) Signals.send("STOP", postmaster());
    }

    @Override
    public synchronized void resume() {
        if (!killed) Signals.send("CONT", postmaster());
    }

    private ProcessHandle postmaster() {
        try {
            var first =
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
            return ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException("The database has no process.", e);
        }
    }

    @Override
    public synchronized void close() {
        resume();
        if (!killed) database.close();
    }
}
