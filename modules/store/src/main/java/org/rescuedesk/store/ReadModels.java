package org.rescuedesk.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.CrewEvent.CrewBeganRest;
import org.rescuedesk.core.CrewEvent.CrewCameOnDuty;
import org.rescuedesk.core.CrewEvent.CrewEndedRest;
import org.rescuedesk.core.CrewEvent.CrewWentOffDuty;
import org.rescuedesk.core.CrewEvent.ShiftMoved;
import org.rescuedesk.core.ElevatorEvent.FaultBegan;
import org.rescuedesk.core.ElevatorEvent.FaultEnded;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** What reports and pages read: the tables that follow from the journal and are brought along in its transaction. */
final class ReadModels {
    private record RescueRow(Rescue rescue, long seq, boolean exercise) {
        @Nullable
        Object time(TimePoint point) {
            return rescue.times().find(point).orElse(null);
        }

        @Nullable
        Object mark(Mark mark) {
            return rescue.marks().find(mark).orElse(null);
        }

        @Nullable
        Object level(int level) {
            return rescue.levels().find(level).orElse(null);
        }

        @Nullable
        Instant handedOverAt() {
            return rescue.assignments().stream()
                    .filter(each -> each.crew().equals(Rescue.FIRE_BRIGADE))
                    .findFirst()
                    .map(Assignment::offeredAt)
                    .orElse(null);
        }

        @Nullable
        Arrival arrival() {
            return rescue.findArrival().orElse(null);
        }

        /** Bound to it or done with it: whoever is neither did not free anybody. */
        @Nullable
        CrewId crew() {
            return rescue.findActive()
                    .or(() -> rescue.assignments().stream()
                            .filter(each -> each.state() == Assignment.State.DONE)
                            .findFirst())
                    .map(Assignment::crew)
                    .orElse(null);
        }
    }

    private record AssignmentRow(RescueId rescue, Assignment assignment, long seq, boolean exercise) {
        @Nullable
        Instant at(Assignment.State state) {
            return assignment.findReached(state).orElse(null);
        }

        String key() {
            return rescue + " " + assignment.crew() + " " + assignment.offeredAt();
        }

        @Nullable
        Instant endedAt() {
            return assignment.state().isActive() ? null : at(assignment.state());
        }
    }

    private record CrewRow(CrewState state, long seq, boolean exercise) {}

    private record FaultRow(
            ElevatorId elevator, Instant beganAt, @Nullable Instant endedAt, long seq, boolean exercise) {
        static Optional<FaultRow> of(Entry entry) {
            if (entry.event() instanceof FaultBegan began)
                return Optional.of(new FaultRow(began.elevator(), began.at(), null, entry.seq(), entry.exercise()));
            return entry.event() instanceof FaultEnded ended
                    ? Optional.of(
                            new FaultRow(ended.elevator(), ended.beganAt(), ended.at(), entry.seq(), entry.exercise()))
                    : Optional.empty();
        }

        String key() {
            return elevator + " " + beganAt;
        }
    }

    private record FactRow(RescueId rescue, long seq) {}

    private static final Table<RescueRow> RESCUE = new Table<RescueRow>("rescue", "id")
            .column("id", row -> row.rescue().id())
            .column("seq", RescueRow::seq)
            .column("exercise", RescueRow::exercise)
            .column("elevator", row -> row.rescue().opening().elevator())
            .column("rescue_code", row -> row.rescue().opening().rescueCode())
            .column("area", row -> row.rescue().opening().area())
            .column("firm", row -> row.rescue().opening().firm())
            .column("place", row -> row.rescue().opening().place())
            .column("place_type", row -> row.rescue().opening().placeType())
            .column("lat", row -> ifKnown(row.rescue().opening().point(), Point::lat))
            .column("lon", row -> ifKnown(row.rescue().opening().point(), Point::lon))
            .column("zone", row -> row.rescue().opening().zone())
            .column("stage", row -> row.rescue().stage())
            .column("suspicion", row -> row.rescue().suspicion())
            .column("level", row -> row.rescue().level())
            .column("people", row -> row.rescue().people())
            .column("crew", RescueRow::crew)
            .column("cause", row -> row.rescue().cause())
            .column("recurrence_of", row -> row.rescue().recurrenceOf())
            .column("clock_start", row -> row.rescue().opening().clockStart())
            .column("limit_s", row -> seconds(row.rescue().opening().limit()))
            .column("limit_at", row -> row.rescue().opening().limitAt())
            .column("arrived_at", row -> ifKnown(row.arrival(), Arrival::at))
            .column("arrival_grade", row -> ifKnown(row.arrival(), Arrival::grade))
            .column("occurred_at", row -> row.time(TimePoint.OCCURRED))
            .column("received_at", row -> row.time(TimePoint.RECEIVED))
            .column("opened_at", row -> row.time(TimePoint.OPENED))
            .column("confirmed_at", row -> row.time(TimePoint.CONFIRMED))
            .column("offered_at", row -> row.time(TimePoint.OFFERED))
            .column("accepted_at", row -> row.time(TimePoint.ACCEPTED))
            .column("departed_at", row -> row.time(TimePoint.DEPARTED))
            .column("first_arrived_at", row -> row.time(TimePoint.ARRIVED))
            .column("released_at", row -> row.time(TimePoint.RELEASED))
            .column("called_back_at", row -> row.time(TimePoint.CALLED_BACK))
            .column("cause_reported_at", row -> row.time(TimePoint.CAUSE_REPORTED))
            .column("back_in_service_at", row -> row.time(TimePoint.BACK_IN_SERVICE))
            .column("closed_at", row -> row.time(TimePoint.CLOSED))
            .column("overdue_at", row -> row.mark(Mark.OVERDUE))
            .column("late_at", row -> row.mark(Mark.LATE))
            .column("accident_at", row -> row.mark(Mark.ACCIDENT))
            .column("returned_unconfirmed_at", row -> row.mark(Mark.RETURNED_UNCONFIRMED))
            .column("policy", row -> row.rescue().opening().policy())
            .column("injured", row -> row.rescue().passengers().injured())
            .column("vulnerability", row -> row.rescue().passengers().vulnerability())
            .column("duplicate_of", row -> row.rescue().kin().duplicateOf())
            .column("level_2_at", row -> row.level(2))
            .column("level_3_at", row -> row.level(3))
            .column("handed_over_at", RescueRow::handedOverAt)
            .column("fire_brigade_wanted_at", row -> row.mark(Mark.FIRE_BRIGADE_WANTED))
            .column("call_back_due_at", row -> row.mark(Mark.CALL_BACK_DUE))
            .column("corrections", row -> row.rescue().corrections().size());

    private static final Table<AssignmentRow> ASSIGNMENT = new Table<AssignmentRow>(
                    "assignment", "rescue, crew, offered_at")
            .column("rescue", AssignmentRow::rescue)
            .column("crew", row -> row.assignment().crew())
            .column("seq", AssignmentRow::seq)
            .column("exercise", AssignmentRow::exercise)
            .column("state", row -> row.assignment().state())
            .column("level", row -> row.assignment().level())
            .column("offered_at", row -> row.assignment().offeredAt())
            .column("eta_s", row -> seconds(row.assignment().eta()))
            .column("answer_by", row -> row.assignment().answerBy())
            .column("departed_at", row -> row.at(Assignment.State.EN_ROUTE))
            .column("firm", row -> row.assignment().firm())
            .column("extra", row -> row.assignment().extra())
            .column("accepted_at", row -> row.at(Assignment.State.ACCEPTED))
            .column("arrived_at", row -> row.at(Assignment.State.ON_SITE))
            .column("ended_at", AssignmentRow::endedAt);

    private static final Table<CrewRow> CREW_STATE = new Table<CrewRow>("crew_state", "crew")
            .column("crew", row -> row.state().crew())
            .column("seq", CrewRow::seq)
            .column("exercise", CrewRow::exercise)
            .column("readiness", row -> row.state().readiness())
            .column("rescue", row -> row.state().task());

    private static final Table<FaultRow> FAULT = new Table<FaultRow>("elevator_fault", "elevator, began_at")
            .column("elevator", FaultRow::elevator)
            .column("began_at", FaultRow::beganAt)
            .column("ended_at", FaultRow::endedAt)
            .column("seq", FaultRow::seq)
            .column("exercise", FaultRow::exercise);

    private static final Table<FactRow> RESCUE_FACT = new Table<FactRow>("rescue_fact", "rescue, seq")
            .column("rescue", FactRow::rescue)
            .column("seq", FactRow::seq);

    private ReadModels() {}

    /** One of them: the name of its table, and how its rows are brought along with a batch that has entries. */
    record Model(String table, Following following) {
        interface Following {
            void follow(Connection connection, Batch batch) throws SQLException;
        }

        void follow(Connection connection, Batch batch) throws SQLException {
            following.follow(connection, batch);
        }
    }

    /** All of them; which rows of the journal tell of a rescue is asked for most, and comes first. */
    static final List<Model> ALL = List.of(
            new Model("rescue_fact", (connection, batch) -> RESCUE_FACT.insert(connection, facts(batch))),
            new Model("rescue", (connection, batch) -> RESCUE.upsert(connection, rescues(batch))),
            new Model("assignment", (connection, batch) -> ASSIGNMENT.upsert(connection, assignments(batch))),
            new Model("crew_state", (connection, batch) -> CREW_STATE.upsert(connection, crews(batch))),
            new Model("elevator_fault", (connection, batch) -> FAULT.upsert(connection, faults(batch))),
            new Model("elevator_out", OutOfService::follow));

    private static boolean isExercise(Batch batch) {
        return batch.entries().get(0).exercise();
    }

    private static List<RescueRow> rescues(Batch batch) {
        return batch.touched().stream()
                .map(each -> new RescueRow(each.rescue(), each.seq(), isExercise(batch)))
                .toList();
    }

    /** One that was asked, called off and asked again in one moment is one. */
    private static Iterable<AssignmentRow> assignments(Batch batch) {
        var last = new LinkedHashMap<String, AssignmentRow>();
        for (var each : batch.touched()) {
            for (var one : each.rescue().assignments()) {
                var row = new AssignmentRow(each.rescue().id(), one, each.seq(), isExercise(batch));
                last.put(row.key(), row);
            }
        }
        return last.values();
    }

    /** As they stand after the batch; faults of one elevator that begin in the same moment are one. */
    private static Iterable<FaultRow> faults(Batch batch) {
        var last = new LinkedHashMap<String, FaultRow>();
        for (Entry entry : batch.entries()) FaultRow.of(entry).ifPresent(row -> last.put(row.key(), row));
        return last.values();
    }

    private static List<FactRow> facts(Batch batch) {
        return batch.entries().stream()
                .filter(entry -> entry.event() instanceof RescueEvent)
                .map(entry -> new FactRow(((RescueEvent) entry.event()).rescue(), entry.seq()))
                .toList();
    }

    private static List<CrewRow> crews(Batch batch) {
        var last = new TreeMap<CrewId, Long>();
        for (Entry entry : batch.entries()) {
            var crew = crew(entry.event());
            if (crew != null) last.put(crew, entry.seq());
        }
        return last.entrySet().stream()
                .map(each -> new CrewRow(batch.after().crew(each.getKey()), each.getValue(), isExercise(batch)))
                .toList();
    }

    /** The crew whose readiness the fact may have changed; the fire brigade's is its own affair. */
    private static @Nullable CrewId crew(Event event) {
        if (event instanceof AssignmentEvent task) return task.crew().equals(Rescue.FIRE_BRIGADE) ? null : task.crew();
        if (event instanceof CrewCameOnDuty came) return came.crew();
        if (event instanceof ShiftMoved moved) return moved.crew();
        if (event instanceof CrewBeganRest began) return began.crew();
        if (event instanceof CrewEndedRest ended) return ended.crew();
        return event instanceof CrewWentOffDuty went ? went.crew() : null;
    }

    private static <V> @Nullable Object ifKnown(@Nullable V value, Function<V, Object> part) {
        return value == null ? null : part.apply(value);
    }

    private static BigDecimal seconds(Duration length) {
        return BigDecimal.valueOf(length.toMillis(), 3);
    }
}
