package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;

class MemoryTest {
    private static final String SECRET = "s3cr%25t";

    private final TestServer server = TestServer.bundled();

    @Test
    void aNewDatabaseIsBroughtForwardOnceAndSaysSo() throws Exception {
        var bare = server.bare();
        var first = new ArrayList<String>();
        Memory.open(bare, server.user(), server.password(), first::add).close();
        var second = new ArrayList<String>();
        try (var memory = Memory.open(bare, server.user(), server.password(), second::add)) {
            assertThat(memory.journal().tail()).isEqualTo(Tail.EMPTY);
        }
        assertThat(first)
                .startsWith("The database is brought to version 1: memory.")
                .endsWith("The database is at version " + (first.size() - 1) + ".");
        assertThat(second).containsExactly("The database is at version " + (first.size() - 1) + ".");
    }

    @Test
    void whoOnlyLooksAtTheRegisterMakesNoSchema() {
        var bare = server.bare();
        assertThat(Memory.peek(bare, server.user(), server.password()).version())
                .isZero();
        assertThat(server.ask(bare, Long.class, "select count(*) from pg_namespace where nspname = 'rescue_desk'"))
                .isZero();
        var full = server.fresh();
        server.run(full, "insert into rescue_desk.register_version (digest) values ('\\x00')");
        assertThat(Memory.peek(full, server.user(), server.password()).version())
                .isEqualTo(1);
    }

    @Test
    void yesterdaysFactsAreThereToday() throws Exception {
        var database = server.fresh();
        var desk = new SmallDesk(Tail.EMPTY, false);
        var batch = desk.decide(desk.entrapment(1));
        try (var memory = server.open(database)) {
            memory.journal().append(batch);
        }
        try (var memory = server.open(database)) {
            assertThat(memory.journal().tail().seq()).isEqualTo(batch.entries().size());
        }
    }

    @Test
    void aDatabaseOfANewerProgramIsRefused() {
        var database = server.fresh();
        server.run(database, """
                insert into rescue_desk.flyway_schema_history
                select 1000, '99', 'later', type, 'V99__later.sql', 1, installed_by, installed_on, 1, true
                from rescue_desk.flyway_schema_history where version = '1'
                """);
        assertThatThrownBy(() -> server.open(database))
                .isInstanceOf(StoreFailure.class)
                .hasMessageStartingWith("The database is at version 99, which this program is too old for: start one")
                .hasMessageContaining("数据库结构版本 99 比本程序新");
    }

    @Test
    void userAndPasswordMayStandInTheAddress() {
        var address =
                server.fresh() + "?user=" + server.user() + "&password=" + server.password() + "&tcpKeepAlive=false";
        try (var memory = Memory.open(address, null, null, line -> {})) {
            assertThat(memory.recall().countUnreadable()).isZero();
        }
    }

    @Test
    void theServersTimeOfDayIsNotTheDesks() {
        var database = server.fresh();
        server.run(
                database,
                "alter database " + database.substring(database.lastIndexOf('/') + 1)
                        + " set timezone = 'Asia/Shanghai'");
        try (var memory = server.open(database)) {
            var desk = new SmallDesk(Tail.EMPTY, false);
            memory.journal().append(desk.keep(SmallDesk.raw("{")));
            assertThat(memory.recall().listUnreadable(1).get(0).receivedAt()).isEqualTo(SmallDesk.START);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCommitIsOnTheDiskEvenWhereTheServerWouldAnswerSooner() {
        var database = server.fresh();
        server.run(
                database,
                "alter database " + database.substring(database.lastIndexOf('/') + 1)
                        + " set synchronous_commit = off");
        try (var own = Database.open(DatabaseAddress.of(database, server.user(), server.password()), true)) {
            Optional<String> setting = own.ask(
                    "No setting",
                    connection -> Sql.find(connection, "show synchronous_commit", row -> row.getString(1)));
            assertThat(setting).hasValue("on");
        }
    }

    @Test
    void noFailureQuotesASecret() {
        var here = server.url();
        refused("postgres://desk:" + SECRET + "@localhost/desk", "not of the form jdbc:postgresql://host:port/name");
        refused("jdbc:postgresql://desk:" + SECRET + "@localhost/desk", "not of the form");
        refused("jdbc:postgresql://127.0.0.1:99999/desk?password=" + SECRET, "can't be used");
        refused(
                "jdbc:postgresql://127.0.0.1:1/desk?user=desk&password=" + SECRET,
                "127.0.0.1:1/desk can't be used: Connection");
        refused(here + "?user=" + server.user() + "&password=" + SECRET, "password authentication failed");
        refused(here + "?user=desk&sslmode=" + SECRET + "%", "holds a % that stands for nothing");
    }

    private void refused(String address, String part) {
        assertThatThrownBy(() -> Memory.open(address, null, null, line -> {}))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining(part)
                .satisfies(failure -> {
                    var trace = new StringWriter();
                    failure.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain("s3cr");
                });
    }
}
