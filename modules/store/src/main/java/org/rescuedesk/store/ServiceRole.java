package org.rescuedesk.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The role that the desk works under once its schema stands: it reads and writes, but may not change or remove what is only ever
 * added to. Made, and given its rights, at each start, by the user who owns the tables.
 */
final class ServiceRole {
    static final String NAME = "rescue_desk_service";

    private static final String ONLY_GROW = "journal, checkpoint";
    /** Roles are made for all databases of a server at once: another desk may have been as quick. */
    private static final Set<String> THERE_ALREADY = Set.of("42710", "23505");

    private static final String NOT_ALLOWED = "42501";

    private static final List<String> RIGHTS = List.of(
            "grant usage on schema " + Database.SCHEMA + " to " + NAME,
            "grant select, insert, update, delete on all tables in schema " + Database.SCHEMA + " to " + NAME,
            "grant usage on all sequences in schema " + Database.SCHEMA + " to " + NAME,
            "revoke insert, update, delete on flyway_schema_history from " + NAME,
            "revoke update, delete, truncate on " + ONLY_GROW + " from " + NAME);

    private ServiceRole() {}

    /** Whether the desk may work under the role from now on; if not, {@code progress} is told why, in a sentence. */
    static boolean prepare(Database owner, Consumer<String> progress) {
        return owner.ask("The rights on the journal can't be settled", connection -> {
            Sql.list(connection, "select 1 from pg_advisory_xact_lock(hashtext('rescue_desk.rights'))", row -> 1);
            boolean served = tried(connection, () -> make(connection))
                    && tried(connection, () -> run(connection, RIGHTS.toArray(String[]::new)));
            if (!served) progress.accept(sentence(user(connection)));
            return served;
        });
    }

    private static String sentence(String user) {
        return "Warning: the database's user " + user + " may not make the role " + NAME
                + ", so only a trigger keeps the journal from being changed; docs/operating.md has the SQL for the administrator."
                + " 警告：数据库用户 " + user + " 无权建立角色 " + NAME + "，日志表仅由触发器保护；管理员可执行 docs/operating.md 中的 SQL。";
    }

    private static void make(Connection connection) throws SQLException {
        if (!exists(connection)) tryAgain(connection, () -> run(connection, "create role " + NAME + " nologin"));
        if (tried(connection, () -> run(connection, "set local role " + NAME, "set local role none"))) return;
        run(connection, "grant " + NAME + " to session_user", "set local role " + NAME, "set local role none");
    }

    private static void tryAgain(Connection connection, Step step) throws SQLException {
        var before = connection.setSavepoint();
        try {
            step.go();
        } catch (SQLException e) {
            if (!THERE_ALREADY.contains(e.getSQLState())) throw e;
            connection.rollback(before);
        }
    }

    private interface Step {
        void go() throws SQLException;
    }

    /** Whether the user was allowed to; otherwise nothing of it has happened. */
    private static boolean tried(Connection connection, Step step) throws SQLException {
        var before = connection.setSavepoint();
        try {
            step.go();
            return true;
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) throw e;
            connection.rollback(before);
            return false;
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        return Sql.find(connection, "select 1 from pg_roles where rolname = ?", row -> true, NAME)
                .isPresent();
    }

    private static String user(Connection connection) throws SQLException {
        return Sql.find(connection, "select session_user", row -> row.getString(1))
                .orElseThrow();
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) statement.execute(each);
        }
    }
}
