package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;

/** The service can't change what is only ever added to, and can do all else that it has to. */
class RightsTest extends OnPostgres {
    private static final AtomicInteger USERS = new AtomicInteger();
    private static final String NOT_ALLOWED = "42501";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set by_id = 'x'",
                "delete from journal",
                "truncate journal",
                "update checkpoint set line = 'x'",
                "delete from checkpoint",
                "truncate checkpoint",
                "truncate person_note",
                "alter table journal disable trigger all",
                "drop table journal",
                "delete from flyway_schema_history",
                "create table rescue_desk.mine (x int)"
            })
    void theServiceIsRefusedBecauseItHasNoRight(String statement) throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.entrapment(1)));

        refused(memory, statement, "permission denied|must be owner");
        assertThat(ask(Long.class, "select count(*) from rescue_desk.journal")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update journal set by_id = 'x'", "delete from journal where false", "truncate journal"})
    void theOwnerAndASuperuserAreRefusedByTheTrigger(String statement) throws Exception {
        try (var connection = server.administrator().connect(database);
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica; set search_path = rescue_desk");
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("The table journal is only ever added to: ");
        }
    }

    @Test
    void everyConnectionWorksUnderTheRoleOfTheService() {
        assertThat(role(memory)).isEqualTo(ServiceRole.NAME);
    }

    @Test
    void aConnectionWhoseFirstTransactionFailsStaysUnderTheRole() {
        try (var fresh = server.open(database)) {
            for (int i = 0; i < 20; i++) {
                refused(fresh, "delete from journal", "permission denied");
                assertThat(role(fresh)).isEqualTo(ServiceRole.NAME);
            }
        }
    }

    @Test
    void whatHasToBeErasedOrForgottenStillCanBe() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.onDuty(0), desk.call(1, "李小龙")));
        append(desk.keep(SmallDesk.raw("{")));

        assertThat(changed(memory, "delete from person_note"))
                .as("the caller's name and the note of the call")
                .isEqualTo(2);
        assertThat(changed(memory, "delete from unreadable")).isOne();
        assertThat(memory.telemetry().forget(SmallDesk.START.minus(Duration.ofDays(30))))
                .isZero();
        assertThat(memory.registers().load().listElevators()).isEmpty();
    }

    @Test
    void aUserWhoMayMakeRolesIsEnough() throws Exception {
        var said = new ArrayList<String>();
        var user = user("createrole");
        // What PostgreSQL 16 and newer give to whoever makes a role; before, making roles was enough.
        if (ask(Integer.class, "select current_setting('server_version_num')::int") >= 160_000) {
            run("grant rescue_desk_service to " + user.name() + " with admin true, inherit false, set false");
        }
        try (var mine = open(user, said)) {
            assertThat(role(mine)).isEqualTo(ServiceRole.NAME);
            refused(mine, "delete from journal", "permission denied");
            works(mine);
            refusedAfterResetRole(mine);
        }
        assertThat(said).noneMatch(line -> line.contains(ServiceRole.NAME));
    }

    /** Who has the desk's password can be the owner again (docs/operating.md): then the trigger alone stands before the journal. */
    private static void refusedAfterResetRole(Memory mine) {
        for (var table : List.of("journal", "checkpoint"))
            for (var statement : List.of("update %s set seq = 0", "delete from %s", "truncate %s"))
                refused(
                        mine,
                        "reset role; " + statement.formatted(table),
                        "The table " + table + " is only ever added to");
        refused(mine, "alter table journal disable trigger only_grows", "must be owner");
        changed(mine, "reset role; alter table journal disable trigger only_grows; delete from journal");
        assertThat(tell(mine, "select count(*) from journal"))
                .as("what only a checkpoint shows")
                .isEqualTo("0");
    }

    @Test
    void aUserWhoMayNotIsToldAndTheTriggerStandsUntilTheAdministratorHasHelped() throws Exception {
        var user = user("nocreaterole");
        var said = new ArrayList<String>();
        try (var mine = open(user, said)) {
            assertThat(role(mine)).isEqualTo(user.name());
            refused(mine, "delete from journal", "only ever added to: delete");
            works(mine);
        }
        assertThat(said)
                .filteredOn(line -> line.contains("Warning: the database's user " + user.name()
                                + " may not make the role rescue_desk_service")
                        && line.contains("无权建立角色"))
                .hasSize(1);

        run("grant rescue_desk_service to " + user.name());
        said.clear();
        try (var mine = open(user, said)) {
            assertThat(role(mine)).isEqualTo(ServiceRole.NAME);
            refused(mine, "delete from journal", "permission denied");
        }
        assertThat(said).noneMatch(line -> line.contains(ServiceRole.NAME));
    }

    private record User(String name, String database) {}

    /** Somebody with a database of their own and no more rights than these. */
    private User user(String rights) {
        var name =
                "u" + USERS.incrementAndGet() + "_" + getClass().getSimpleName().toLowerCase(Locale.ROOT);
        run("create role " + name + " login password 'x' nosuperuser " + rights);
        var theirs = server.bare();
        run("alter database " + theirs.substring(theirs.lastIndexOf('/') + 1) + " owner to " + name);
        return new User(name, theirs);
    }

    /** As the administrator. */
    private void run(String statement) {
        server.administrator().run(database, statement);
    }

    private static Memory open(User user, List<String> said) {
        return Memory.open(user.database(), user.name(), "x", said::add);
    }

    private static void works(Memory memory) throws Exception {
        var desk = new SmallDesk(memory.journal().tail(), false);
        var batch = desk.decide(desk.entrapment(1));
        memory.journal().append(batch);
        assertThat(memory.journal().tail().seq()).isEqualTo(batch.entries().size());
        assertThat(memory.telemetry().forget(SmallDesk.START)).isZero();
    }

    private static String role(Memory memory) {
        return tell(memory, "select current_user");
    }

    private static String tell(Memory memory, String query) {
        return memory.database()
                .ask(
                        "Not told",
                        connection -> Sql.find(connection, query, row -> row.getString(1))
                                .orElseThrow());
    }

    private static int changed(Memory memory, String statement) {
        return memory.database().ask("Not changed", connection -> {
            try (var sql = connection.createStatement()) {
                return sql.executeUpdate(statement);
            }
        });
    }

    private static void refused(Memory memory, String statement, String why) {
        assertThatThrownBy(() -> changed(memory, statement))
                .isInstanceOf(StoreFailure.class)
                .hasMessageMatching("(?s).*(" + why + ").*")
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        cause -> assertThat(cause.getSQLState()).isEqualTo(NOT_ALLOWED));
    }
}
