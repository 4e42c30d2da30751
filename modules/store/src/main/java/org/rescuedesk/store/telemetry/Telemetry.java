package org.rescuedesk.store.telemetry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.RawInputs;
import org.rescuedesk.store.Sql;

/** Keeps what elevators tell beside their signals. Whatever is written twice stands once; each call is one transaction. */
public final class Telemetry {
    private static final Comparator<Received> BY_KEY = Comparator.comparing(
                    (Received each) -> each.sample().elevator().value())
            .thenComparing(each -> each.sample().at());

    private static final Comparator<Received> BY_AGE = Comparator.comparing(Telemetry::moment)
            .thenComparing(each -> each.sample().at());

    private static final String INSERT =
            "insert into telemetry (" + Columns.NAMES + ") " + Columns.ROWS + " on conflict (elevator, at) do nothing";

    private static final String RENEW = "insert into elevator_now as now (" + Columns.NAMES + ") " + Columns.ROWS + """
             on conflict (elevator) do update set (at, received_at, mode, running, direction, in_door_zone, floor,
                door_closed, passenger, power_on, runs, running_h)
            = (excluded.at, excluded.received_at, excluded.mode, excluded.running, excluded.direction,
                excluded.in_door_zone, excluded.floor, excluded.door_closed, excluded.passenger, excluded.power_on,
                excluded.runs, excluded.running_h)
            where (least(excluded.at, excluded.received_at), excluded.at) > (least(now.at, now.received_at), now.at)
            """;

    private final Database database;

    public Telemetry(Database database) {
        this.database = database;
    }

    /** Returns how many of the samples were new. */
    public int write(List<Received> samples) {
        if (samples.isEmpty()) return 0;
        return database.ask("Telemetry can't be written", connection -> {
            renew(connection, newest(samples));
            // In the order of the key, so that neighbours on a page of the index come one after the other.
            var sorted = new ArrayList<>(samples);
            sorted.sort(BY_KEY);
            return insert(connection, INSERT, sorted);
        });
    }

    private static void renew(Connection connection, List<Received> newest) throws SQLException {
        insert(connection, RENEW, newest);
    }

    private static int insert(Connection connection, String sql, List<Received> rows) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Columns.bind(connection, statement, rows);
            return statement.executeUpdate();
        }
    }

    /** One of each elevator: PostgreSQL refuses to renew a row twice in one statement. */
    private static List<Received> newest(List<Received> samples) {
        Map<ElevatorId, Received> newest = new HashMap<>();
        for (var each : samples) newest.merge(each.sample().elevator(), each, Telemetry::newer);
        return new ArrayList<>(newest.values());
    }

    private static Received newer(Received one, Received other) {
        return BY_AGE.compare(other, one) > 0 ? other : one;
    }

    /** A clock that runs ahead of the desk's makes no sample newer than it is, so that it doesn't stand before those that follow. */
    private static Instant moment(Received received) {
        var at = received.sample().at();
        return at.isAfter(received.receivedAt()) ? received.receivedAt() : at;
    }

    /**
     * Notes what lines were heard to be, each elevator's words in the order in which they came; the store keeps since when a known
     * state holds, and each loss from the first word of it to the word that it is back.
     */
    public void writeLinks(Collection<LinkState> heard) {
        database.ask("Links can't be written", connection -> Links.write(connection, heard));
    }

    /** Keeps messages that could not be used, as they came. */
    public void keep(Collection<RawInput> inputs) {
        database.ask("Unreadable telemetry can't be kept", connection -> {
            RawInputs.keep(connection, List.copyOf(inputs));
            return inputs.size();
        });
    }

    /** The newest sample of an elevator. */
    public Optional<Received> findNow(ElevatorId elevator) {
        return database.ask(
                "The state of elevator " + elevator + " can't be read",
                connection -> Sql.find(
                        connection, "select * from elevator_now where elevator = ?", Columns::read, elevator.value()));
    }

    public Optional<LinkState> findLink(ElevatorId elevator) {
        return database.ask(
                "The link of elevator " + elevator + " can't be read",
                connection -> Sql.find(
                        connection,
                        "select * from elevator_link where elevator = ?",
                        row -> new LinkState(
                                new Link(
                                        elevator,
                                        row.getBoolean("online"),
                                        Sql.findInstant(row, "device_at").orElse(null)),
                                Sql.instant(row, "since"),
                                Sql.instant(row, "received_at")),
                        elevator.value()));
    }

    /** All samples of an elevator from {@code from} on and before {@code until}, in order. */
    public List<Received> listSamples(ElevatorId elevator, Instant from, Instant until) {
        return database.ask(
                "The telemetry of elevator " + elevator + " can't be read",
                connection -> Sql.list(
                        connection,
                        "select * from telemetry where elevator = ? and at >= ? and at < ? order by at",
                        Columns::read,
                        elevator.value(),
                        utc(from),
                        utc(until)));
    }

    /** An elevator's samples from {@code from} on and before {@code until}, drawn together; steps without any are left out. */
    public List<Stretch> listStretches(ElevatorId elevator, Instant from, Instant until, Duration step) {
        return database.ask(
                "The history of elevator " + elevator + " can't be read",
                connection -> Sql.list(
                        connection,
                        Stretches.SQL,
                        Stretches::read,
                        step.toSeconds(),
                        utc(from),
                        elevator.value(),
                        utc(from),
                        utc(until)));
    }

    /** Lets go of samples, and of losses of a link that were over, before {@code before}; returns how many rows and, of a hypertable, chunks. */
    public long forget(Instant before) {
        return Hypertable.forget(database, utc(before)) + Links.forget(database, before);
    }

    /** How many lines are up, and how many are down, of the elevators that the newest register has. */
    public Map<Boolean, Long> countLinks() {
        return database.ask("Links can't be counted", connection -> {
            var counts = new HashMap<Boolean, Long>(Map.of(true, 0L, false, 0L));
            for (var each : Sql.list(
                    connection,
                    "select online, count(*) from elevator_link join elevator on elevator.id = elevator_link.elevator"
                            + " where version = (select max(version) from register_version) group by online",
                    row -> Map.entry(row.getBoolean(1), row.getLong(2)))) counts.put(each.getKey(), each.getValue());
            return counts;
        });
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
