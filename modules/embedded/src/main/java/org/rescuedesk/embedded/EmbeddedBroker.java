package org.rescuedesk.embedded;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.rocksdb.NativeLibraryLoader;

/**
 * A real MQTT 5 broker (HiveMQ CE) inside this process, on 127.0.0.1. Sessions and the messages queued for them are in
 * one folder and survive restarts and the process being killed. Its owner closes it; it adds no shutdown hook.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final long LONGEST_START_S = 120;

    /** How long writes are still taken in after the connections are closed; at its default closing takes 4 s. */
    private static final int LAST_WRITES_MS = 200;

    /**
     * Messages at QoS 0 that may wait for a client which is slow for a moment, and the bytes they may take: telemetry, that is. At
     * its defaults (1,000, 5 MB) the broker drops them after a tenth of a second of a busy fleet.
     */
    private static final int MOST_WAITING_AT_QOS_0 = 50_000;

    private static final int MOST_BYTES_AT_QOS_0 = 64 * 1024 * 1024;

    private final FolderLock lock;
    private final EmbeddedHiveMQ hive;
    private final int port;

    private EmbeddedBroker(FolderLock lock, EmbeddedHiveMQ hive, int port) {
        this.lock = lock;
        this.hive = hive;
        this.port = port;
    }

    /**
     * Starts the broker of the folder, new or yesterday's. Port 0 takes a free one. Progress is told in short lines.
     *
     * @throws StartRefused with the reason: folder in use, port taken, …
     */
    public static EmbeddedBroker start(Path folder, int port, Consumer<String> progress) {
        FolderLock lock = FolderLock.take(folder);
        try {
            int chosen = Loopback.port(port, "The MQTT broker");
            progress.accept("Starting the MQTT broker on port %d … 正在启动 MQTT 代理 …".formatted(chosen));
            return new EmbeddedBroker(lock, startHive(folder.toRealPath(), chosen), chosen);
        } catch (IOException e) {
            lock.close();
            throw refused(e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedHiveMQ startHive(Path home, int port) throws IOException {
        Path settings = Files.createDirectories(home.resolve("conf"));
        Files.writeString(settings.resolve("config.xml"), Resource.text("config.xml", port));
        EmbeddedHiveMQ hive = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(settings)
                .withDataFolder(Files.createDirectories(home.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(home.resolve("extensions")))
                .withoutLoggingBootstrap()
                .build();
        // By itself the broker would unpack 13 MB into /tmp at every start and leave them there when it is killed.
        NativeLibraryLoader.getInstance().loadLibrary(home.toString());
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(LAST_WRITES_MS);
        InternalConfigurations.NOT_WRITABLE_QUEUE_SIZE.set(MOST_WAITING_AT_QOS_0);
        InternalConfigurations.QOS_0_MEMORY_LIMIT_PER_CLIENT_BYTES.set(MOST_BYTES_AT_QOS_0);
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        try {
            hive.start().get(LONGEST_START_S, TimeUnit.SECONDS);
            if (!Loopback.answers(port)) {
                throw new IOException("it does not listen on port " + port);
            }
            return hive;
        } catch (InterruptedException e) {
            closeHive(hive);
            Thread.currentThread().interrupt();
            throw refused(e);
        } catch (ExecutionException | IOException e) {
            closeHive(hive);
            throw refused(e);
        } catch (TimeoutException e) {
            throw refused(e); // closing would wait for the start
        } finally {
            // The broker sets one that ends the whole process when a thread of its own fails beyond repair.
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static void closeHive(EmbeddedHiveMQ hive) {
        try {
            hive.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the MQTT broker was closed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the MQTT broker did not close", e);
        }
    }

    private static StartRefused refused(Exception cause) {
        Throwable reason = cause instanceof ExecutionException ? cause.getCause() : cause;
        return new StartRefused("The MQTT broker can't start: %s.".formatted(reason), "MQTT 代理无法启动。", cause);
    }

    /** For MQTT 5 clients of this machine, without TLS or password. */
    public String url() {
        return "tcp://%s:%d".formatted(Loopback.HOST, port);
    }

    public int port() {
        return port;
    }

    /** Ends all connections and writes what is left to write; the second time does nothing. */
    @Override
    public void close() {
        try {
            closeHive(hive);
        } finally {
            lock.close();
        }
    }
}
