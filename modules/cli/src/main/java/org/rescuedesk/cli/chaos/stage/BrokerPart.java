package org.rescuedesk.cli.chaos.stage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** A real broker in a process of its own, on its own port. */
public final class BrokerPart implements Part, AutoCloseable {
    private static final long LONGEST_START_MS = 60_000;
    private static final long LOOKS_EVERY_MS = 50;

    private final BrokerKind kind;
    private final Path folder;
    private final int port;
    private Process process;

    BrokerPart(BrokerKind kind, Path folder) throws Exception {
        this.kind = kind;
        this.folder = Files.createDirectories(folder);
        this.port = freePort();
        this.process = launch();
        awaitListening();
    }

    @Override
    public String name() {
        return "broker";
    }

    int port() {
        return port;
    }

    /** Below the ports that a system lends to outgoing connections, so that nobody has it when it is started again. */
    private static int freePort() throws IOException {
        return ThreadLocalRandom.current()
                .ints(100, 20_000, 32_000)
                .filter(BrokerPart::isFree)
                .findFirst()
                .orElseThrow(() -> new IOException("There is no free port for a broker."));
    }

    private static boolean isFree(int port) {
        try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private Process launch() throws IOException {
        return kind.command(folder, port)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    private void awaitListening() throws Exception {
        long begun = System.nanoTime();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START_MS * 1_000_000)
                throw new IOException("The broker did not start; see " + folder.resolve("broker.log") + ".");
            Thread.sleep(LOOKS_EVERY_MS);
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public synchronized void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public synchronized void start() throws Exception {
        if (process.isAlive()) return;
        process = launch();
        awaitListening();
    }

    @Override
    public void stop() {
        Signals.send("STOP", process.toHandle());
    }

    @Override
    public void resume() {
        Signals.send("CONT", process.toHandle());
    }

    @Override
    public synchronized void close() {
        Signals.send("KILL", process.toHandle());
    }
}
