package org.rescuedesk.store.telemetry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.rescuedesk.store.Database;

/** Writes what lines are, and when they were lost: one word after the other, so that none of an elevator's changes is missed. */
final class Links {
    /** A word that is written twice changes nothing: it neither reopens what has a length nor ends what began after it. */
    private static final String WRITE = """
            with word as (
                select ?::text as elevator, ?::boolean as online, ?::timestamptz as since, ?::timestamptz as device_at,
                    ?::timestamptz as received_at
            ), lost as (
                insert into elevator_link_lost as known (elevator, lost_at)
                select word.elevator, word.since from word
                where not word.online and not exists (
                    select from elevator_link_lost as each where each.elevator = word.elevator
                        and (each.back_at is null or (each.lost_at <= word.since and each.back_at > word.since)))
                on conflict (elevator, lost_at) do update set back_at = null where known.back_at = known.lost_at
            ), back as (
                update elevator_link_lost as open set back_at = word.since from word
                where word.online and open.elevator = word.elevator and open.back_at is null and open.lost_at <= word.since
            )
            insert into elevator_link as known (elevator, online, since, device_at, received_at)
            select elevator, online, since, device_at, received_at from word
            on conflict (elevator) do update set
                since = case when known.online = excluded.online then known.since else excluded.since end,
                online = excluded.online, device_at = excluded.device_at, received_at = excluded.received_at
            """;

    private static final int SLICE = 10_000;

    private Links() {}

    /** In the order given; returns how many words there were. */
    static int write(Connection connection, Collection<LinkState> heard) throws SQLException {
        try (var statement = connection.prepareStatement(WRITE)) {
            for (var each : heard) {
                var deviceAt = each.link().at();
                statement.setString(1, each.link().elevator().value());
                statement.setBoolean(2, each.link().online());
                statement.setObject(3, utc(each.since()));
                statement.setObject(4, deviceAt == null ? null : utc(deviceAt));
                statement.setObject(5, utc(each.receivedAt()));
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    /** Lets go of the losses that were over before, so many at a time; one that goes on stays however old it is. */
    static long forget(Database database, Instant before) {
        long forgotten = 0;
        long slice = SLICE;
        while (slice == SLICE) {
            slice = database.ask("Old losses of links can't be deleted", connection -> deleteSlice(connection, before));
            forgotten += slice;
        }
        return forgotten;
    }

    private static long deleteSlice(Connection connection, Instant before) throws SQLException {
        try (var statement = connection.prepareStatement("delete from elevator_link_lost where ctid = any(array("
                + "select ctid from elevator_link_lost where back_at < ? limit ?))")) {
            statement.setObject(1, utc(before));
            statement.setInt(2, SLICE);
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
