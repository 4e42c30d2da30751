package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real TimescaleDB: PostgreSQL 17 with the extension's Apache edition, as Debian 13 has it, in a chroot that debootstrap makes.
 * The chroot is kept for the next time; the data lies in it only as long as the server runs.
 */
final class Timescale17 implements AutoCloseable {
    private static final Path CACHE = Path.of("/var/cache/rescue-desk");
    private static final Path ROOT = CACHE.resolve("trixie-timescaledb");
    private static final String PROGRAMS = "/usr/lib/postgresql/17/bin/";
    private static final String MIRROR = "http://deb.debian.org/debian";
    private static final long PATIENCE_MIN = 15;

    private final String data;
    private final int port;

    private Timescale17(String data, int port) {
        this.data = data;
        this.port = port;
    }

    /** Skipped, loudly, where there is no root, no debootstrap or no way to Debian's packages; but in CI failed. */
    static Timescale17 start() {
        try {
            makeRoot();
            var folder = Files.createTempDirectory(ROOT.resolve("tmp"), "timescale");
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                var server = new Timescale17("/tmp/" + folder.getFileName() + "/data", free.getLocalPort());
                free.close();
                server.create(folder);
                return server;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several test processes want it at once on a new machine: one makes it, the others wait. */
    private static void makeRoot() throws IOException {
        if (isMade()) return;
        assume(isRoot(), "this is not root");
        assume(
                Files.isExecutable(Path.of("/usr/sbin/debootstrap")),
                "there is no debootstrap (apt-get install debootstrap)");
        Files.createDirectories(CACHE);
        var making = CACHE.resolve("making.lock");
        try (var file = FileChannel.open(making, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            if (!isMade()) debootstrap();
        }
    }

    private static boolean isMade() {
        return Files.isExecutable(ROOT.resolve(PROGRAMS.substring(1) + "initdb"));
    }

    private static void debootstrap() throws IOException {
        var fresh = Files.createTempDirectory(CACHE, "being-made");
        var log = CACHE.resolve("debootstrap.log");
        boolean made = run(
                log,
                "debootstrap",
                "--variant=minbase",
                "--include=postgresql-17-timescaledb",
                "trixie",
                fresh.toString(),
                MIRROR);
        if (!made) run(log, "rm", "-rf", fresh.toString());
        assume(made, "debootstrap could not make Debian 13 (see " + log + ")");
        fresh.toFile().setReadable(true, false);
        fresh.toFile().setExecutable(true, false);
        Files.move(fresh, ROOT, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void assume(boolean holds, String why) {
        if (holds) return;
        var absent = "NOT TESTED ON TIMESCALEDB: " + why + ".";
        assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
        System.err.println(absent);
        assumeTrue(false, absent);
    }

    private void create(Path folder) throws IOException {
        inside(folder, "chown postgres " + Path.of(data).getParent());
        inside(
                folder,
                as(PROGRAMS + "initdb --pgdata=" + data
                        + " --username=postgres --auth=trust --encoding=UTF8 --locale=C"));
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                + Path.of(data).getParent()
                + " -c shared_preload_libraries=timescaledb -c timescaledb.telemetry_level=off -c timescaledb.max_background_workers=0"
                + " -c dynamic_shared_memory_type=mmap";
        inside(
                folder,
                as(PROGRAMS + "pg_ctl --pgdata=" + data + " --wait --log=" + data + "/log '--options=" + options
                        + "' start"));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        try {
            var folder = ROOT.resolve(data.substring(1)).getParent();
            inside(folder, as(PROGRAMS + "pg_ctl --pgdata=" + data + " --mode=fast --wait stop"));
            run(CACHE.resolve("end.log"), "rm", "-rf", folder.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String as(String command) {
        return "exec setpriv --reuid=postgres --regid=postgres --clear-groups -- " + command;
    }

    private static void inside(Path folder, String command) throws IOException {
        var log = folder.resolve("output");
        if (run(log, "chroot", ROOT.toString(), "sh", "-c", command)) return;
        throw new IOException(command + " failed:\n" + Files.readString(log));
    }

    private static boolean run(Path log, String... command) throws IOException {
        var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (process.waitFor(PATIENCE_MIN, TimeUnit.MINUTES)) return process.exitValue() == 0;
            process.destroy();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command[0] + " was interrupted.", e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
