package org.rescuedesk.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One folder for all, so that it is unpacked once; every test leaves the database stopped. */
class EmbeddedDatabaseTest {

    @TempDir
    static Path temporary;

    static Path folder;

    @BeforeAll
    static void theFirstStartIsOverWhatAnEarlierOneLeftHalfDone() throws Exception {
        folder = temporary.resolve("the desk's data");
        Files.createDirectories(folder.resolve("program.new/bin"));
        Files.createDirectories(folder.resolve("data.new/base"));
        List<String> told = new ArrayList<>();
        EmbeddedDatabase.start(folder, 0, told::add).close();
        assertThat(told).hasSize(3).first().asString().contains("Unpacking", "解包");
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (EmbeddedDatabase database = start()) {
            Sql.run(database, "CREATE TABLE words (word text)", "INSERT INTO words VALUES ('困人 𠮷 救援')");
        }
        try (EmbeddedDatabase database = start()) {
            assertThat(Sql.ask(database, "SELECT word FROM words")).isEqualTo("困人 𠮷 救援");
        }
    }

    @Test
    void theDesksUserMayWorkUnderTheRoleOfTheServiceAlsoInDataOfAnEarlierVersion() throws Exception {
        Files.deleteIfExists(folder.resolve("service-role"));
        try (EmbeddedDatabase database = start()) {
            assertThat(Sql.ask(database, "SELECT pg_has_role(current_user, 'rescue_desk_service', 'SET')"))
                    .isEqualTo("t");
            assertThat(Sql.ask(database, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'rescue_desk_service'"))
                    .isEqualTo("f");
        }
    }

    @Test
    void whatIsAcknowledgedIsOnTheDisk() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(Sql.ask(database, "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.ask(database, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Sql.ask(database, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(Sql.ask(database, "SHOW data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void itIsTheSameOnEveryMachine() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThat(Sql.ask(database, "SHOW max_connections")).isEqualTo("50");
            assertThat(Sql.ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(Sql.ask(database, "SHOW log_timezone")).isEqualTo("UTC");
            assertThat(Sql.ask(database, "SELECT datlocale FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void nobodyGetsInWithoutThePasswordThatOnlyTheOwnerCanRead() throws Exception {
        Path password = folder.resolve("password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        try (EmbeddedDatabase database = start()) {
            assertThat(database.password()).hasSizeGreaterThan(30);
            assertThat(database.jdbcUrl() + database).doesNotContain(database.password());
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Sql.ask(database, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThat(folder.resolve("postgres.log")).content().doesNotContain(database.password());
        }
    }

    @Test
    void neitherAStatementNorARowsValueIsLogged() throws Exception {
        try (EmbeddedDatabase database = start()) {
            Sql.run(database, "CREATE TABLE people (name text PRIMARY KEY)", "INSERT INTO people VALUES ('王小明')");
            assertThatThrownBy(() -> Sql.run(database, "INSERT INTO people VALUES ('王小明')"))
                    .hasMessageContaining("people_pkey");
            assertThat(folder.resolve("postgres.log"))
                    .content()
                    .contains("people_pkey")
                    .doesNotContain("王小明");
        }
    }

    @Test
    void aTakenPortIsSaidInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder, taken.getLocalPort(), text -> {}))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("can't have port " + taken.getLocalPort())
                    .hasMessageContaining("无法使用端口");
        }
        start().close();
    }

    @Test
    void theGivenPortIsUsed() {
        int port = Loopback.port(0, "a test");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, port, text -> {})) {
            assertThat(database.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:" + port + "/rescue_desk");
        }
    }

    @Test
    void dataWithoutItsPasswordIsNotTakenForNew() throws Exception {
        Path password = folder.resolve("password");
        Path elsewhere = Files.move(password, folder.resolve("elsewhere"));
        assertThatThrownBy(EmbeddedDatabaseTest::start)
                .hasMessageContaining("\"password\"")
                .hasMessageContaining("missing");
        Files.move(elsewhere, password);
        start().close();
    }

    @Test
    void closingTwiceDoesNotStopTheNextOne() throws Exception {
        EmbeddedDatabase first = start();
        first.close();
        try (EmbeddedDatabase second = start()) {
            first.close();
            assertThat(Sql.ask(second, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void oneThatDiesUnderItsProgramIsStartedAgainOnTheSamePortWithWhatWasCommitted() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        PostmasterFile file = PostmasterFile.in(folder.toRealPath().resolve("data"));
        try (EmbeddedDatabase database = start()) {
            database.keepRunning(text -> {
                told.add(text);
                throw new IllegalStateException("whoever is told can't hear it");
            });
            Sql.run(database, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (41)");
            ProcessHandle server = file.findServer().orElseThrow();
            assertThat(server.destroyForcibly()).isTrue();
            assertThat(told.poll(60, TimeUnit.SECONDS)).contains("ended by itself", "意外终止");
            assertThat(told.poll(60, TimeUnit.SECONDS)).contains("runs again", "恢复运行");
            assertThat(Sql.ask(database, "UPDATE kept SET n = n + 1 RETURNING n"))
                    .isEqualTo("42");
            assertThat(file.findServer().orElseThrow().pid()).isNotEqualTo(server.pid());
        }
        assertThat(file.findServer()).as("closed, it stays closed").isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void aServerThatCannotStartSaysItsOwnReason() throws Exception {
        Path version = folder.resolve("data/PG_VERSION");
        Files.writeString(version, "9.6\n");
        try {
            assertThatThrownBy(EmbeddedDatabaseTest::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("incompatible with server");
        } finally {
            Files.writeString(version, "17\n");
        }
    }

    private static EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, 0, text -> {});
    }
}
