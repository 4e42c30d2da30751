package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.RuleEvent.PolicyTaken;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Rescue;

/** Looks up what the desk itself no longer holds: rescues of any age, and messages that could not be used. */
public final class Recall {
    private static final int PREVIEW_BYTES = 512;

    private final Database database;

    Recall(Database database) {
        this.database = database;
    }

    /** All that the journal tells of a rescue, in order; nothing if there was none. */
    public List<Entry> facts(RescueId rescue) {
        return database.ask(
                "The facts of rescue " + rescue + " can't be read",
                connection -> Sql.list(connection, """
                        select seq, bytes, previous, hash
                        from rescue_fact join journal using (seq)
                        where rescue = ? order by seq
                        """, JournalRow::read, rescue.value()));
    }

    /** All rules that the journal tells of. */
    PolicyBook policies() {
        var book = PolicyBook.NATIONAL;
        var taken = database.ask(
                "The rules can't be read",
                connection -> Sql.list(
                        connection,
                        "select seq, bytes, previous, hash from journal where type = 'PolicyTaken' order by seq",
                        JournalRow::read));
        for (var entry : taken) if (entry.event() instanceof PolicyTaken known) book = book.with(known.policy());
        return book;
    }

    /** What is personal in a rescue's facts, as far as it has not been erased, by their places in the journal. */
    public Map<Long, List<PersonNote>> persons(RescueId rescue) {
        var notes = new HashMap<Long, List<PersonNote>>();
        database.ask(
                        "What is personal in rescue " + rescue + " can't be read",
                        connection -> Sql.list(connection, """
                                select seq, field, salt, value
                                from rescue_fact join person_note using (seq)
                                where rescue = ? order by seq, field
                                """, Recall::personal, rescue.value()))
                .forEach(each -> notes.computeIfAbsent(each.seq(), seq -> new ArrayList<>())
                        .add(each.note()));
        return notes;
    }

    private static Batch.Personal personal(ResultSet row) throws SQLException {
        return new Batch.Personal(
                row.getLong("seq"),
                new PersonNote(row.getString("field"), row.getString("salt"), row.getString("value")));
    }

    /** The rescue as it stands after its last fact. */
    public Optional<Rescue> findRescue(RescueId id) {
        @Nullable Rescue rescue = null;
        for (var entry : facts(id)) {
            if (entry.event() instanceof OpeningEvent opening) rescue = opening.begun();
            else if (rescue != null && entry.event() instanceof RescueEvent event) rescue = event.evolve(rescue);
        }
        return Optional.ofNullable(rescue);
    }

    /** Rescues that have ended, the last one first. */
    public List<RescueId> listEnded(int limit) {
        return database.ask(
                "The ended rescues can't be listed",
                connection -> Sql.list(
                        connection,
                        "select id from rescue where closed_at is not null order by closed_at desc, seq desc limit ?",
                        row -> new RescueId(row.getString(1)),
                        limit));
    }

    /** Rescues that have ended and whose people should have been called back, whoever waits longest first. */
    public List<RescueId> listDueCallBacks(int limit) {
        return database.ask(
                "The call-backs that are due can't be listed",
                connection -> Sql.list(connection, """
                        select id from rescue
                        where call_back_due_at is not null and called_back_at is null and closed_at is not null
                        order by call_back_due_at, id limit ?
                        """, row -> new RescueId(row.getString(1)), limit));
    }

    /** The rescues at an elevator, the last one first. */
    public List<RescueId> listRescuesOf(ElevatorId elevator, int limit) {
        return database.ask(
                "The rescues of elevator " + elevator + " can't be listed",
                connection -> Sql.list(
                        connection,
                        "select id from rescue where elevator = ? order by clock_start desc, seq desc limit ?",
                        row -> new RescueId(row.getString(1)),
                        elevator.value(),
                        limit));
    }

    /** Rescues of any stage in the order of their ids, those after this id; after "" from the first one on. */
    public List<RescueId> listAll(String after, int limit) {
        return database.ask(
                "The rescues can't be listed",
                connection -> Sql.list(
                        connection,
                        "select id from rescue where id > ? order by id limit ?",
                        row -> new RescueId(row.getString(1)),
                        after,
                        limit));
    }

    /** Messages that could not be used, the last one first. */
    public List<KeptInput> listUnreadable(int limit) {
        return database.ask(
                "The unreadable messages can't be listed",
                connection -> Sql.list(connection, """
                        select id, received_at, topic, size_bytes, reason, sentence, substring(payload for ?) as beginning
                        from unreadable order by id desc limit ?
                        """, Recall::keptInput, PREVIEW_BYTES, limit));
    }

    public long countUnreadable() {
        return database.ask(
                "The unreadable messages can't be counted",
                connection -> Sql.find(connection, "select count(*) from unreadable", row -> row.getLong(1))
                        .orElseThrow());
    }

    /** Whether the journal is one of an exercise; nothing while it is empty. The two are never mixed in one database. */
    public Optional<Boolean> findExercise() {
        return database.ask(
                "The journal's mark can't be read",
                connection -> Sql.find(
                        connection,
                        "select exercise from journal order by seq desc limit 1",
                        row -> row.getBoolean(1)));
    }

    private static KeptInput keptInput(ResultSet row) throws SQLException {
        return new KeptInput(
                row.getLong("id"),
                Sql.instant(row, "received_at"),
                row.getString("topic"),
                row.getInt("size_bytes"),
                row.getString("reason"),
                row.getString("sentence"),
                new String(row.getBytes("beginning"), UTF_8));
    }
}
