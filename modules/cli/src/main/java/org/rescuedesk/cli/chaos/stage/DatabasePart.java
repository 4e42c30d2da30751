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
    public synchronized void kill() {
        signal("KILL");
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

    /** The same for one that has given up by itself, as a service manager does it. */
    public synchronized void revive() throws InterruptedException {
        if (!killed && EmbeddedDatabase.findRunning(folder).isEmpty()) {
            database.close();
            killed = true;
        }
        start();
    }

    @Override
    public synchronized void stop() {
        if (!killed) signal("STOP");
    }

    @Override
    public synchronized void resume() {
        if (!killed) signal("CONT");
    }

    /** To its postmaster and all that this has started, if it runs. */
    private void signal(String signal) {
        try {
            var file = folder.resolve("data/postmaster.pid");
            if (Files.notExists(file)) return;
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            ProcessHandle.of(pid).ifPresent(postmaster -> Signals.send(signal, postmaster));
        } catch (IOException e) {
            throw new IllegalStateException("The database's process can't be found.", e);
        }
    }

    @Override
    public synchronized void close() {
        resume();
        if (!killed) database.close();
    }
}
