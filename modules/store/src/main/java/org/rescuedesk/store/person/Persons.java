package org.rescuedesk.store.person;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.RuleEvent.PersonsErased;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;
import org.rescuedesk.store.StoreFailure;

/**
 * What is personal in the facts of rescues. It is counted here, and goes with the batch that holds the fact of its erasure: both
 * become durable or neither does, whether the database was there at the time or not.
 */
public final class Persons {
    private static final String CHOSEN = """
            from person_note where seq <= ? and seq in (
                select rescue_fact.seq from rescue_fact join rescue on rescue.id = rescue_fact.rescue
                where rescue.closed_at is not null and (rescue.id = ? or rescue.closed_at < ?))
            """;

    private static final int SLICE = 5_000;

    private final Database database;

    public Persons(Database database) {
        this.database = database;
    }

    /** How many values of each field there are up to a fact: of one rescue, or of those that ended before a time. */
    public record Found(long upTo, Body counts) {
        public long count() {
            return counts.fields().values().stream()
                    .mapToLong(each -> (Long) each)
                    .sum();
        }
    }

    /** Refuses while the tables by which it would look lag behind the journal. */
    public Found find(@Nullable RescueId rescue, @Nullable Instant before) {
        return database.ask("What is personal can't be counted", connection -> {
            requireFollowing(connection);
            long upTo = Sql.find(connection, "select max(seq) from journal", row -> row.getLong(1))
                    .orElse(0L);
            var counts = Body.empty();
            for (var count : Sql.list(
                    connection,
                    "select field, count(*) " + CHOSEN + " group by field",
                    row -> new Count(row.getString(1), row.getLong(2)),
                    chosen(upTo, rescue, before))) counts = counts.with(count.field(), count.number());
            return new Found(upTo, counts);
        });
    }

    private record Count(String field, long number) {}

    private static void requireFollowing(Connection connection) throws SQLException {
        var stale = Sql.list(
                connection,
                "select name from stale_model where name in ('rescue', 'rescue_fact')",
                row -> row.getString(1));
        if (stale.isEmpty()) return;
        throw new StoreFailure(
                "数据表 " + stale + " 正在重建，请稍后再试。 The tables " + stale + " are being rebuilt; try again in a while.",
                null);
    }

    private static Object[] chosen(long upTo, @Nullable RescueId rescue, @Nullable Instant before) {
        return new Object[] {
            upTo,
            rescue == null ? "" : rescue.value(),
            (before == null ? Instant.EPOCH : before).atOffset(ZoneOffset.UTC)
        };
    }

    /** Within the transaction of a batch: deletes value and salt of what its facts say was erased. */
    public static void follow(Connection connection, List<Entry> entries) throws SQLException {
        for (var entry : entries) {
            if (!(entry.event() instanceof PersonsErased erased)) continue;
            try (var statement = connection.prepareStatement("delete " + CHOSEN)) {
                var chosen = new ArrayList<>(List.of(chosen(erased.upTo(), erased.rescue(), erased.before())));
                for (int i = 0; i < chosen.size(); i++) statement.setObject(i + 1, chosen.get(i));
                statement.executeUpdate();
            }
        }
    }

    /** Lets go of messages that could not be used and came before a time, so many at once; says how many went. */
    public long forgetUnreadable(Instant before) {
        long forgotten = 0;
        long slice = SLICE;
        while (slice == SLICE) {
            slice = database.ask("Old unreadable messages can't be deleted", connection -> {
                try (var statement = connection.prepareStatement("delete from unreadable where id = any(array("
                        + "select id from unreadable where received_at < ? order by received_at limit " + SLICE
                        + "))")) {
                    statement.setObject(1, before.atOffset(ZoneOffset.UTC));
                    return statement.executeUpdate();
                }
            });
            forgotten += slice;
        }
        return forgotten;
    }
}
