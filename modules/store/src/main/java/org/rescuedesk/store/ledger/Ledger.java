package org.rescuedesk.store.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;

/** Who rescued whose elevator: the contracted firm compensates whoever rescued in its place, and has to be told by whom, when and why. */
public final class Ledger {
    private static final String ASKED = """
             from ledger where exercise = ?
                and (?::text is null or month = ?)
                and (?::text is null or area = ?)
                and (?::text is null or coalesce(contract_firm, '-') = ? or rescue_firm = ?)
            """;

    /** People are counted once for each two firms, however many crews of the one came. */
    private static final String BETWEEN = """
            select contract_firm, rescue_firm, outcome = 'HANDED_OVER' as fire_brigade,
                sum(deeds) filter (where outcome = 'RESCUED') as rescued,
                sum(deeds) filter (where outcome = 'FOR_NOTHING') as for_nothing,
                sum(deeds) filter (where outcome = 'HANDED_OVER') as handed_over,
                sum(people) filter (where outcome <> 'FOR_NOTHING') as people
            from (
                select contract_firm, rescue_firm, outcome, rescue, count(*) as deeds,
                    max(people) filter (where released_at is not null) as people
            """ + ASKED + """
                group by contract_firm, rescue_firm, outcome, rescue
            ) as each_rescue
            group by contract_firm, rescue_firm, outcome = 'HANDED_OVER'
            order by fire_brigade, contract_firm nulls last, rescue_firm nulls last
            """;

    private static final String DEEDS =
            "select *" + ASKED + " order by clock_start desc, rescue, offered_at, crew limit ?";

    private final Database database;

    public Ledger(Database database) {
        this.database = database;
    }

    /** With so many deeds at most, the newest rescue first. */
    public LedgerPage read(LedgerSlice slice, int limit) {
        return database.ask("The ledger can't be read", connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read");
            }
            return page(connection, slice, limit);
        });
    }

    /** Whether a crew of this firm was ever asked to go anywhere. */
    public boolean knowsFirm(String firm) {
        return database.ask(
                "The ledger can't be read",
                connection -> Sql.find(connection, "select 1 from assignment where firm = ? limit 1", row -> 1, firm)
                        .isPresent());
    }

    private static LedgerPage page(Connection connection, LedgerSlice slice, int limit) throws SQLException {
        var asOf =
                Sql.find(connection, "select at from journal order by seq desc limit 1", row -> Sql.instant(row, "at"));
        long total = Sql.find(connection, "select count(*)" + ASKED, row -> row.getLong(1), slice.parameters())
                .orElseThrow();
        return new LedgerPage(
                asOf.orElse(null),
                Sql.list(connection, BETWEEN, Ledger::between, slice.parameters()),
                total,
                deeds(connection, slice, limit));
    }

    private static List<Deed> deeds(Connection connection, LedgerSlice slice, int limit) throws SQLException {
        var parameters = Stream.concat(Arrays.stream(slice.parameters()), Stream.of(limit))
                .toArray();
        return Sql.listMany(connection, DEEDS, Ledger::deed, parameters);
    }

    private static Between between(ResultSet row) throws SQLException {
        return new Between(
                row.getString("contract_firm"),
                row.getString("rescue_firm"),
                row.getBoolean("fire_brigade"),
                row.getLong("rescued"),
                row.getLong("for_nothing"),
                row.getLong("handed_over"),
                row.getLong("people"));
    }

    private static Deed deed(ResultSet row) throws SQLException {
        return new Deed(
                row.getString("rescue"),
                row.getString("elevator"),
                row.getString("rescue_code"),
                row.getString("place"),
                row.getString("area"),
                row.getString("zone"),
                row.getString("month"),
                row.getString("contract_firm"),
                row.getString("rescue_firm"),
                row.getString("crew"),
                row.getInt("level"),
                Deed.Outcome.valueOf(row.getString("outcome")),
                row.getString("state"),
                Sql.instant(row, "clock_start"),
                Sql.instant(row, "offered_at"),
                Sql.findInstant(row, "accepted_at").orElse(null),
                Sql.findInstant(row, "departed_at").orElse(null),
                Sql.findInstant(row, "arrived_at").orElse(null),
                Sql.findInstant(row, "released_at").orElse(null),
                Sql.findInstant(row, "ended_at").orElse(null),
                row.getObject("people", Integer.class),
                row.getString("decided"),
                row.getString("decided_by"));
    }
}
