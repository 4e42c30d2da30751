package org.rescuedesk.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What people told of one rescue beside its course: who is inside, how it ended otherwise, what was wrong in what was told before. */
public sealed interface AccountEvent extends RescueEvent {
    /** How many people there are, how many of them injured, how vulnerable the weakest is: as far as it was said. */
    record PassengersDescribed(Instant at, By by, RescueId rescue, Passengers passengers, Words words)
            implements AccountEvent, Noted {
        static PassengersDescribed of(Instant at, By by, Body body) {
            return new PassengersDescribed(
                    at, by, body.text("rescue", RescueId::new), Passengers.of(body), Words.of(body, "note"));
        }

        @Override
        public Body body() {
            return passengers.in(words.in(Body.empty(), field())).with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.with(passengers);
        }
    }

    /** Somebody wrote something down. */
    record NoteAdded(Instant at, By by, RescueId rescue, Words words) implements AccountEvent, Noted {
        static NoteAdded of(Instant at, By by, Body body) {
            return new NoteAdded(at, by, body.text("rescue", RescueId::new), Words.of(body, "note"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue;
        }
    }

    /** The people got out by themselves or were let out by somebody who is no crew; {@code releasedAt} is when, as far as is known. */
    record SelfReleased(
            Instant at, By by, RescueId rescue, @Nullable Integer people, Instant releasedAt, Words words)
            implements AccountEvent, Reasoned {
        static SelfReleased of(Instant at, By by, Body body) {
            return new SelfReleased(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    body.intOrNull("people"),
                    body.instant("releasedAt"),
                    Words.of(body, "reason"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field())
                    .with("rescue", rescue)
                    .with("people", people)
                    .with("releasedAt", releasedAt);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.in(Stage.SELF_RELEASED)
                    .people(people)
                    .at(TimePoint.RELEASED, releasedAt)
                    .at(TimePoint.CLOSED, at);
        }
    }

    /** It is the same entrapment as another rescue, which goes on. */
    record DuplicateFound(Instant at, By by, RescueId rescue, RescueId of, Words words)
            implements AccountEvent, Reasoned {
        static DuplicateFound of(Instant at, By by, Body body) {
            return new DuplicateFound(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    body.text("of", RescueId::new),
                    Words.of(body, "reason"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("rescue", rescue).with("of", of);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.in(Stage.DUPLICATE).duplicateOf(of).at(TimePoint.CLOSED, at);
        }

        /** The next rescue of this elevator is a recurrence of what this one would have been one of. */
        @Override
        public Desk evolve(Desk desk) {
            var ended = desk.rescue(rescue);
            var elevator = ended.opening().elevator();
            return AccountEvent.super
                    .evolve(desk)
                    .with(elevator, desk.elevator(elevator).rescued(ended.recurrenceOf()));
        }
    }

    /** Something that was told before is wrong: what was, what is right, who approved it, and why. */
    record CorrectionMade(
            Instant at,
            By by,
            RescueId rescue,
            Correction.Field what,
            @Nullable String was,
            String is,
            String approver,
            Words words)
            implements AccountEvent, Reasoned {
        static CorrectionMade of(Instant at, By by, Body body) {
            return new CorrectionMade(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    body.text("what", Correction.Field::valueOf),
                    body.findText("was").orElse(null),
                    body.text("is"),
                    body.text("approver"),
                    Words.of(body, "reason"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field())
                    .with("rescue", rescue)
                    .with("what", what)
                    .with("was", was)
                    .with("is", is)
                    .with("approver", approver);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.with(new Correction(what, was, is, at, approver));
        }
    }

    /** The elevator of this rescue runs again. */
    record BackInService(Instant at, By by, RescueId rescue) implements AccountEvent {
        static BackInService of(Instant at, By by, Body body) {
            return new BackInService(at, by, body.text("rescue", RescueId::new));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.at(TimePoint.BACK_IN_SERVICE, at);
        }
    }

    /** One that had ended and that the desk had put away is taken up again, as {@code state} has it, because there is more to say of it. */
    record RescueRecalled(Instant at, By by, RescueId rescue, Body state) implements AccountEvent {
        static RescueRecalled of(Instant at, By by, Body body) {
            return new RescueRecalled(at, by, body.text("rescue", RescueId::new), body.body("state"));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue).with("state", state);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.recalled(at);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(evolve(Rescue.of(state)));
        }
    }
}
