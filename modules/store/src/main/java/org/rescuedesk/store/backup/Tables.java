package org.rescuedesk.store.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;

/** The tables that a backup is made of: all but the migrations' own list, each with the columns that are not worked out from others. */
final class Tables {
    private static final String ALL = """
            select relname, string_agg(quote_ident(attname), ', ' order by attnum)
            from pg_class join pg_attribute on attrelid = pg_class.oid
            where relnamespace = to_regnamespace('%s') and relkind = 'r' and relname <> 'flyway_schema_history'
            and attnum > 0 and not attisdropped and attgenerated = ''
            group by relname order by relname
            """.formatted(Database.SCHEMA);

    private static final String NUMBERED = """
            select relname, attname from pg_class join pg_attribute on attrelid = pg_class.oid
            where relnamespace = to_regnamespace('%s') and attidentity <> ''
            """.formatted(Database.SCHEMA);

    /** A table and its columns, both as SQL writes them. */
    record Listed(String table, String columns) {}

    private Tables() {}

    static List<Listed> list(Connection connection) throws SQLException {
        return Sql.list(connection, ALL, row -> new Listed(row.getString(1), row.getString(2)));
    }

    static boolean isEmpty(Connection connection, Listed listed) throws SQLException {
        return Sql.find(connection, "select 1 from " + name(listed.table()) + " limit 1", row -> 1)
                .isEmpty();
    }

    /** Numbers that the database gives itself go on after the highest that came back. */
    static void goOnCounting(Connection connection) throws SQLException {
        for (var column : Sql.list(connection, NUMBERED, row -> List.of(row.getString(1), row.getString(2)))) {
            Sql.list(
                    connection,
                    "select setval(pg_get_serial_sequence('%1$s', '%2$s'), max(%2$s)) from %1$s having max(%2$s) is not null"
                            .formatted(name(column.get(0)), column.get(1)),
                    row -> 1);
        }
    }

    static String name(String table) {
        return Database.SCHEMA + "." + table;
    }
}
