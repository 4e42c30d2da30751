package org.rescuedesk.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote.Worded;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;
import org.rescuedesk.core.travel.ToldTimes;

/** What happened in one rescue; what its crews did stands in {@link AssignmentEvent}, how it went on when they did not in {@link EscalationEvent}. */
public sealed interface RescueEvent extends Event
        permits AccountEvent,
                AssignmentEvent,
                EscalationEvent,
                OpeningEvent,
                RescueEvent.RescueConfirmed,
                RescueEvent.SignalJoined,
                RescueEvent.CallJoined,
                RescueEvent.ArrivalNoted,
                RescueEvent.PeopleReleased,
                RescueEvent.PassengersCalledBack,
                RescueEvent.CauseReported,
                RescueEvent.RescueClosed,
                RescueEvent.FalseAlarmFound,
                RescueEvent.ReturnedUnconfirmed,
                RescueEvent.TravelTimesTold {
    RescueId rescue();

    Rescue evolve(Rescue rescue);

    @Override
    default Desk evolve(Desk desk) {
        return desk.with(evolve(desk.rescue(rescue())));
    }

    /** Somebody's words are a note. */
    interface Noted extends Worded {
        @Override
        default String field() {
            return "note";
        }
    }

    /** Somebody's words are a reason. */
    interface Reasoned extends Worded {
        @Override
        default String field() {
            return "reason";
        }
    }

    /** A suspicion became a rescue: a person said so, a trusted signal or call came, or nobody answered in time. */
    record RescueConfirmed(Instant at, By by, RescueId rescue, How how) implements RescueEvent {
        public enum How {
            PERSON,
            SIGNAL,
            CALL,
            UNANSWERED
        }

        static RescueConfirmed of(Instant at, By by, Body body) {
            return new RescueConfirmed(at, by, body.text("rescue", RescueId::new), body.text("how", How::valueOf));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue).with("how", how);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.in(Stage.OPEN).at(TimePoint.CONFIRMED, at);
        }
    }

    /** Another cry of the same elevator while its rescue is open; one that can be trusted takes back a "cleared". */
    record SignalJoined(
            Instant at,
            By by,
            RescueId rescue,
            SignalId signal,
            @Nullable Distrust distrust,
            @Nullable Integer people) implements RescueEvent {
        static SignalJoined of(Instant at, By by, Body body) {
            return new SignalJoined(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    body.text("signal", SignalId::new),
                    body.textOrNull("distrust", Distrust::valueOf),
                    body.intOrNull("people"));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("rescue", rescue)
                    .with("signal", signal)
                    .with("distrust", distrust)
                    .with("people", people);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            var told = rescue.people(people);
            return distrust == null ? told.without(Mark.RETURNED_UNCONFIRMED) : told;
        }
    }

    /** A call for an elevator whose rescue is open; the caller's name and phone are digests of what stands apart. */
    record CallJoined(
            Instant at, By by, RescueId rescue, @Nullable Integer people, Words words, Body caller)
            implements RescueEvent, Noted {
        static CallJoined of(Instant at, By by, Body body, Words words) {
            return new CallJoined(
                    at, by, body.text("rescue", RescueId::new), body.intOrNull("people"), words, body.body("caller"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field())
                    .with("rescue", rescue)
                    .with("people", people)
                    .with("caller", caller);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.people(people).without(Mark.RETURNED_UNCONFIRMED);
        }
    }

    /**
     * A piece of evidence that a crew arrived; the official arrival follows from all of it. {@code teller} holds the digest of who
     * said so on a call, which stands apart; it is empty for every other source.
     */
    record ArrivalNoted(
            Instant at, By by, RescueId rescue, @Nullable CrewId crew, Evidence evidence, Body teller)
            implements RescueEvent {
        public ArrivalNoted(Instant at, By by, RescueId rescue, @Nullable CrewId crew, Evidence evidence) {
            this(at, by, rescue, crew, evidence, Body.empty());
        }

        static ArrivalNoted of(Instant at, By by, Body body) {
            return new ArrivalNoted(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    body.textOrNull("crew", CrewId::of),
                    Evidence.of(body.body("evidence")),
                    body.findBody("teller").orElse(Body.empty()));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("rescue", rescue)
                    .with("crew", crew)
                    .with("evidence", evidence.body())
                    .with("teller", teller.fields().isEmpty() ? null : teller);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            var noted = rescue.with(evidence).at(TimePoint.ARRIVED, evidence.notAfter());
            if (crew == null) return noted;
            var there = noted.findAssignment(crew).filter(each -> each.state().isActive());
            return there.map(each -> each.in(Assignment.State.ON_SITE, evidence.notAfter()))
                    .map(noted::with)
                    .map(Rescue::attended)
                    .orElse(noted);
        }
    }

    /** All people are out; {@code releasedAt} is when, as far as the sender knows. */
    record PeopleReleased(Instant at, By by, RescueId rescue, int people, Instant releasedAt) implements RescueEvent {
        static PeopleReleased of(Instant at, By by, Body body) {
            return new PeopleReleased(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    Math.toIntExact(body.number("people")),
                    body.instant("releasedAt"));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue).with("people", people).with("releasedAt", releasedAt);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.in(Stage.RELEASED).people(people).at(TimePoint.RELEASED, releasedAt);
        }
    }

    /** Somebody spoke with the passengers afterwards. */
    record PassengersCalledBack(Instant at, By by, RescueId rescue) implements RescueEvent {
        static PassengersCalledBack of(Instant at, By by, Body body) {
            return new PassengersCalledBack(at, by, body.text("rescue", RescueId::new));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            var spoken = rescue.at(TimePoint.CALLED_BACK, at);
            return rescue.stage() == Stage.RELEASED ? spoken.in(Stage.VERIFIED) : spoken;
        }
    }

    record CauseReported(Instant at, By by, RescueId rescue, String cause, Words words) implements RescueEvent, Noted {
        static CauseReported of(Instant at, By by, Body body, Words words) {
            return new CauseReported(at, by, body.text("rescue", RescueId::new), body.text("cause"), words);
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("rescue", rescue).with("cause", cause);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.cause(cause).at(TimePoint.CAUSE_REPORTED, at);
        }
    }

    record RescueClosed(Instant at, By by, RescueId rescue, Words words) implements RescueEvent, Noted {
        static RescueClosed of(Instant at, By by, Body body, Words words) {
            return new RescueClosed(at, by, body.text("rescue", RescueId::new), words);
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.in(Stage.CLOSED).at(TimePoint.CLOSED, at);
        }
    }

    /** A person found that nobody was shut in. */
    record FalseAlarmFound(Instant at, By by, RescueId rescue, Words words) implements RescueEvent, Reasoned {
        static FalseAlarmFound of(Instant at, By by, Body body, Words words) {
            return new FalseAlarmFound(at, by, body.text("rescue", RescueId::new), words);
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.in(Stage.FALSE_ALARM).at(TimePoint.CLOSED, at);
        }

        /** The next rescue of this elevator is no recurrence of a false alarm, but of what that would have been one of. */
        @Override
        public Desk evolve(Desk desk) {
            var ended = desk.rescue(rescue);
            var elevator = ended.opening().elevator();
            var known = desk.elevator(elevator);
            return RescueEvent.super.evolve(desk).with(elevator, known.rescued(ended.recurrenceOf()));
        }
    }

    /** What an engine of roads told of the crews' ways to this rescue, or why it told nothing; the next decision may go by it. */
    record TravelTimesTold(Instant at, By by, RescueId rescue, ToldTimes times) implements RescueEvent {
        static TravelTimesTold of(Instant at, By by, Body body) {
            return new TravelTimesTold(at, by, body.text("rescue", RescueId::new), ToldTimes.of(body));
        }

        @Override
        public Body body() {
            return times.body().with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.with(times);
        }
    }

    /** The controller says cleared, and nobody has confirmed that the people are out: shown, never closed by itself. */
    record ReturnedUnconfirmed(Instant at, By by, RescueId rescue) implements RescueEvent {
        static ReturnedUnconfirmed of(Instant at, By by, Body body) {
            return new ReturnedUnconfirmed(at, by, body.text("rescue", RescueId::new));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.with(Mark.RETURNED_UNCONFIRMED, at);
        }
    }
}
