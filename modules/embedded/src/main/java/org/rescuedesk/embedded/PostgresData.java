package org.rescuedesk.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The data folder: made once, whole or not at all, with a password from its first moment. */
record PostgresData(Path home) {

    static final String USER = "rescue_desk";
    static final String DATABASE = "rescue_desk";
    private static final String SERVICE_ROLE = "rescue_desk_service";

    Path path() {
        return home.resolve("data");
    }

    /** The builtin locale sorts alike on every machine; the desk's own user is no superuser. */
    void createOnce(PostgresProgram program, Consumer<String> progress) throws IOException {
        if (Files.exists(path())) {
            if (Files.notExists(Password.file(home))) {
                throw new IOException("the file \"password\" that belongs to its data is missing");
            }
            return;
        }
        progress.accept("Creating the database … 正在创建数据库 …");
        String password = Password.in(home);
        Path making = home.resolve("data.new");
        Tree.delete(making);
        program.run(
                "initdb",
                "--pgdata=" + making,
                "--username=postgres",
                "--pwfile=" + Password.file(home),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        String script = "CREATE ROLE %s LOGIN CREATEDB PASSWORD '%s'\nCREATE DATABASE %s OWNER %s\n"
                .formatted(USER, password, DATABASE, USER);
        runAlone(program, making, script);
        Files.move(making, path(), ATOMIC_MOVE);
    }

    /** The desk works under this role, which it may not make itself; data of an earlier version is without it. */
    void makeServiceRoleOnce(PostgresProgram program) throws IOException {
        Path done = home.resolve("service-role");
        if (Files.exists(done)) {
            return;
        }
        runAlone(program, path(), """
                DO $$BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s NOLOGIN; END IF; END$$
                GRANT %1$s TO %2$s
                """.formatted(SERVICE_ROLE, USER));
        Files.createFile(done);
    }

    /** A single-user server: nobody can connect meanwhile, and a failing statement is not written to any log. */
    private static void runAlone(PostgresProgram program, Path data, String script) throws IOException {
        program.runWithInput(
                script,
                "postgres",
                "--single",
                "-D",
                data.toString(),
                "-c",
                "exit_on_error=on",
                "-c",
                "log_min_error_statement=panic",
                "postgres");
    }

    /** The whole of postgresql.conf is ours and written anew; an operator's own choice is made by ALTER SYSTEM. */
    void writeSettings(int port) throws IOException {
        Files.writeString(path().resolve("postgresql.conf"), Resource.text("postgresql.conf", port));
    }
}
