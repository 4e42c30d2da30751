package org.rescuedesk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.rescuedesk.server.doctor.MosquittoSettings;

/** Debian's mosquitto, run beside a test with the very settings that come along. */
public final class Mosquitto implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private final Process process;
    private final int port;

    private Mosquitto(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skipped, loudly, without the program, but in CI failed. */
    public static Mosquitto start(Path folder) throws IOException {
        return start(folder, MosquittoSettings.text());
    }

    /** As it comes, but for where it keeps things. */
    static Mosquitto startPlain(Path folder) throws IOException {
        return start(folder, "persistence true");
    }

    static Mosquitto start(Path folder, String lines) throws IOException {
        assumePresent();
        int port = freePort();
        var config = """
                listener %d 127.0.0.1
                allow_anonymous true
                user %s
                persistence_location %s/
                %s
                """.formatted(port, System.getProperty("user.name"), folder, lines);
        var file = Files.writeString(folder.resolve("mosquitto.conf"), config);
        var log = folder.resolve("log");
        var process = new ProcessBuilder(PROGRAM.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var broker = new Mosquitto(process, port);
        Awaitility.await().until(() -> !process.isAlive() || broker.answers());
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        return broker;
    }

    private static void assumePresent() {
        if (Files.isExecutable(PROGRAM)) return;
        var absent = "NOT TESTED ON MOSQUITTO: there is no " + PROGRAM + " here (Debian: apt-get install mosquitto).";
        assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
        System.err.println(absent);
        assumeTrue(false, absent);
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }
}
