package org.rescuedesk.cli.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rescuedesk.cli.chaos.stage.Signals;

/** Stops a demo's own database as if its machine hung, and lets it go on: SIGSTOP and SIGCONT to its processes. */
final class DatabasePlug implements DeskSeat.Plug, AutoCloseable {
    private final Path pidFile;

    /** Of the database in this data folder. */
    DatabasePlug(Path data) {
        pidFile = data.resolve("database/data/postmaster.pid");
    }

    @Override
    public void pull() {
        signal("STOP");
    }

    @Override
    public void putBack() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).ifPresent(postmaster -> Signals.send(signal, postmaster));
        } catch (IOException e) {
            throw new UncheckedIOException("The database's process can't be found.", e);
        }
    }

    /** A stopped one could not be ended. */
    @Override
    public void close() {
        if (Files.exists(pidFile)) putBack();
    }
}
