package org.rescuedesk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, run by this program on 127.0.0.1 for its own use. All of it is in one folder, and what was
 * committed stays there over restarts and crashes. Its owner closes it; it adds no shutdown hook of its own.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final FolderLock lock;
    private final Postmaster postmaster;
    private final int port;
    private final String password;
    private final Path data;
    private @Nullable Keeper keeper;

    private EmbeddedDatabase(FolderLock lock, Postmaster postmaster, Path data, int port, String password) {
        this.lock = lock;
        this.data = data;
        this.postmaster = postmaster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the database of the folder, new or yesterday's. Port 0 takes a free one. Progress is told in short lines.
     *
     * @throws StartRefused with the reason: folder in use, port taken, root without unshare, …
     */
    public static EmbeddedDatabase start(Path folder, int port, Consumer<String> progress) {
        FolderLock lock = FolderLock.take(folder);
        try {
            return startLocked(lock, folder.toRealPath(), port, progress);
        } catch (IOException | UncheckedIOException e) {
            lock.close();
            throw new StartRefused(
                    "PostgreSQL can't start in %s: %s.".formatted(folder, e.getMessage()),
                    "PostgreSQL 无法在 %s 启动。".formatted(folder),
                    e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedDatabase startLocked(FolderLock lock, Path home, int asked, Consumer<String> progress)
            throws IOException {
        PostgresProgram program = PostgresProgram.unpack(home, progress);
        PostgresData data = new PostgresData(home);
        stopOrphan(new Postmaster(program, data.path()), PostmasterFile.in(data.path()), progress);
        int port = Loopback.port(asked, "PostgreSQL");
        data.createOnce(program, progress);
        data.makeServiceRoleOnce(program);
        data.writeSettings(port);
        progress.accept("Starting PostgreSQL on port %d … 正在启动 PostgreSQL …".formatted(port));
        Postmaster postmaster = new Postmaster(program, data.path());
        startGuarded(postmaster);
        return new EmbeddedDatabase(lock, postmaster, data.path(), port, Password.in(home));
    }

    /** We hold the folder's lock, so a server that runs in it was left behind by a program that died. */
    private static void stopOrphan(Postmaster orphan, PostmasterFile file, Consumer<String> progress)
            throws IOException {
        if (file.findServer().isPresent()) {
            progress.accept("Stopping the PostgreSQL that a crash left running … 正在停止上次崩溃遗留的 PostgreSQL …");
            orphan.stop();
        }
        file.deleteIfStale();
    }

    /** Ctrl-C in these seconds would leave a server running that nobody has in hand yet. */
    private static void startGuarded(Postmaster postmaster) throws IOException {
        Thread guard = new Thread(postmaster::stop, "stop PostgreSQL as it starts");
        Runtime.getRuntime().addShutdownHook(guard);
        try {
            postmaster.start();
        } catch (IOException e) {
            postmaster.stop();
            throw e;
        } finally {
            Runtime.getRuntime().removeShutdownHook(guard);
        }
    }

    /**
     * From now on, should the server end before this is closed, it is started again, on the same port; what was committed is there.
     * {@code progress} is told so, on a thread of its own.
     */
    public synchronized void keepRunning(Consumer<String> progress) {
        if (keeper == null) {
            keeper = Keeper.of(postmaster, data, progress);
        }
    }

    /** How to get into a database that another program runs. */
    public record Address(String jdbcUrl, String user, String password) {
        /** Never the password: this reaches logs. */
        @Override
        public String toString() {
            return jdbcUrl;
        }
    }

    /** The database of a folder that a program runs just now; whoever may read the folder may get in. */
    public static Optional<Address> findRunning(Path folder) {
        try {
            Path data = new PostgresData(folder.toRealPath()).path();
            var port = PostmasterFile.in(data).findPort();
            if (port.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Address(url(port.get()), PostgresData.USER, Password.in(folder)));
        } catch (IOException e) {
            throw new StartRefused(
                    "The folder %s can't be read (%s).".formatted(folder, e), "无法读取目录 %s。".formatted(folder), e);
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Loopback.HOST, port, PostgresData.DATABASE);
    }

    /** Without the password. */
    public String jdbcUrl() {
        return url(port);
    }

    /** Owns the database and may create others beside it; no superuser. */
    public String user() {
        return PostgresData.USER;
    }

    /** A secret: not for logs. */
    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Ends all connections and stops the server cleanly; the second time does nothing. */
    @Override
    public synchronized void close() {
        if (keeper != null) {
            keeper.close();
        }
        try {
            postmaster.stop();
        } finally {
            lock.close();
        }
    }
}
