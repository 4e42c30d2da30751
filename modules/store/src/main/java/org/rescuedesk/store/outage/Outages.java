package org.rescuedesk.store.outage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;

/** Looks up faults and lost links of any age. */
public final class Outages {
    /** What is asked for: of one elevator or of all; what went on at some time from {@code from} on and before {@code until}. */
    public record Slice(
            @Nullable ElevatorId elevator,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Slice ALL = new Slice(null, null, null);
    }

    /** The place in the list after which to go on: the row with this elevator, begin and kind. */
    public record After(String elevator, Instant beganAt, Outage.Kind kind) {
        /** Before the first row. */
        public static final After NOTHING = new After("", Instant.EPOCH, Outage.Kind.FAULT);

        /** The one that {@link Outage#id} names; refuses another text with an {@link IllegalArgumentException}. */
        public static After of(String id) {
            var parts = id.split("@", -1);
            if (parts.length != 3) throw new IllegalArgumentException("\"" + id + "\" names no outage.");
            return new After(parts[0], Instant.parse(parts[1]), Outage.Kind.valueOf(parts[2].toUpperCase(Locale.ROOT)));
        }
    }

    /** Each table gives a page of its own rows at most, by its key, so that a page costs the same however long the list is. */
    private static final String PAGE = """
            with asked (elevator, since, until, after_elevator, after_at, after_kind, most) as (
                values (?::text, ?::timestamptz, ?::timestamptz, ?::text, ?::timestamptz, ?::text, ?::integer)
            ), fault as (
                select each.elevator, began_at, 'fault' as kind, ended_at from elevator_fault as each, asked
                where (each.elevator, began_at) > (after_elevator, after_at)
                    and (asked.elevator is null or each.elevator = asked.elevator)
                    and (until is null or began_at < until)
                    and (since is null or ended_at is null or ended_at > since)
                order by each.elevator, began_at limit (select most from asked)
            ), lost as (
                select each.elevator, lost_at, 'link_lost', back_at from elevator_link_lost as each, asked
                where (each.elevator, lost_at) >= (after_elevator, after_at)
                    and ((each.elevator, lost_at) > (after_elevator, after_at) or after_kind = 'fault')
                    and (asked.elevator is null or each.elevator = asked.elevator)
                    and (until is null or lost_at < until)
                    and (since is null or back_at is null or back_at > since)
                order by each.elevator, lost_at limit (select most from asked)
            )
            select * from (select * from fault union all select * from lost) as both_kinds
            order by elevator, began_at, kind limit (select most from asked)
            """;

    private static final String LAST = """
            select * from (
                (select elevator, began_at, 'fault' as kind, ended_at from elevator_fault
                    where elevator = ? order by began_at desc limit ?)
                union all
                (select elevator, lost_at, 'link_lost', back_at from elevator_link_lost
                    where elevator = ? order by lost_at desc limit ?)
            ) as both_kinds
            order by began_at desc, kind limit ?
            """;

    private final Database database;

    public Outages(Database database) {
        this.database = database;
    }

    /** In the order of elevator, begin and kind; a page that is not full is the last. */
    public List<Outage> list(Slice slice, After after, int limit) {
        var elevator = slice.elevator();
        return database.ask(
                "The outages can't be listed",
                connection -> Sql.list(
                        connection,
                        PAGE,
                        Outages::read,
                        elevator == null ? null : elevator.value(),
                        utc(slice.from()),
                        utc(slice.until()),
                        after.elevator(),
                        utc(after.beganAt()),
                        after.kind().toString(),
                        limit));
    }

    /** An elevator's last outages, the newest first. */
    public List<Outage> listLast(ElevatorId elevator, int limit) {
        return database.ask(
                "The outages of elevator " + elevator + " can't be listed",
                connection -> Sql.list(
                        connection, LAST, Outages::read, elevator.value(), limit, elevator.value(), limit, limit));
    }

    private static Outage read(ResultSet row) throws SQLException {
        return new Outage(
                ElevatorId.of(row.getString("elevator")),
                Sql.instant(row, "began_at"),
                Outage.Kind.of(row.getString("kind")),
                Sql.findInstant(row, "ended_at").orElse(null));
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
