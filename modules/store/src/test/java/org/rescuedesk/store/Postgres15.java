package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Debian's PostgreSQL 15, run beside the tests; it refuses to run as root, so root steps down to the user postgres. */
public final class Postgres15 implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private final Path folder;
    private final int port;

    private Postgres15(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** In a folder that the user postgres can reach; skipped, loudly, without the programs, but in CI failed. */
    public static Postgres15 start(Path folder) {
        assumePresent();
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new Postgres15(folder, free.getLocalPort());
            free.close();
            server.create();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assumePresent() {
        if (Files.isExecutable(PROGRAMS.resolve("initdb"))) return;
        var absent = "NOT TESTED ON POSTGRESQL 15: there is no " + PROGRAMS
                + " here (Debian 12: apt-get install postgresql-15).";
        assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
        System.err.println(absent);
        assumeTrue(false, absent);
    }

    private void create() throws IOException {
        if (isRoot())
            Files.setOwner(
                    folder,
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        run(
                "initdb",
                "--pgdata=" + folder.resolve("data"),
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C");
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder;
        run(
                "pg_ctl",
                "--pgdata=" + folder.resolve("data"),
                "--log=" + folder.resolve("log"),
                "--wait",
                "--options=" + options,
                "start");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        try {
            run("pg_ctl", "--pgdata=" + folder.resolve("data"), "--mode=fast", "--wait", "stop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        command.add(PROGRAMS.resolve(program).toString());
        command.addAll(List.of(arguments));
        var output = folder.resolve("output");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        try {
            if (process.waitFor() != 0) throw new IOException(program + " failed:\n" + Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted.", e);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
