package org.rescuedesk.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote.Worded;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Desk;

/** What happened to an elevator apart from any rescue: what its controller sent, and whether people may use it. */
public sealed interface ElevatorEvent extends Event {
    ElevatorId elevator();

    /** What its controller sent; the signal's id stays known for eight days, so that redelivery adds nothing. */
    sealed interface Heard extends ElevatorEvent {
        SignalId signal();
    }

    /** Its fault is not cleared: nobody may use it until a named person releases it (domain facts 6, return to service). */
    record TakenOutOfService(
            Instant at,
            By by,
            ElevatorId elevator,
            @Nullable RescueId rescue,
            Words words) implements ElevatorEvent, Worded {
        static TakenOutOfService of(Instant at, By by, Body body) {
            return new TakenOutOfService(
                    at,
                    by,
                    body.text("elevator", ElevatorId::of),
                    body.textOrNull("rescue", RescueId::new),
                    Words.of(body, "reason"));
        }

        @Override
        public String field() {
            return "reason";
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("elevator", elevator).with("rescue", rescue);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(elevator, desk.elevator(elevator).out(at));
        }
    }

    /** A qualified person, whose name's digest is in {@code releaser}, has released it for use. */
    record ReleasedForService(Instant at, By by, ElevatorId elevator, Body releaser) implements ElevatorEvent {
        static ReleasedForService of(Instant at, By by, Body body) {
            return new ReleasedForService(at, by, body.text("elevator", ElevatorId::of), body.body("releaser"));
        }

        @Override
        public Body body() {
            return Body.empty().with("elevator", elevator).with("releaser", releaser);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(elevator, desk.elevator(elevator).out(null));
        }
    }

    /** A signal that can be trusted, with the controller's own time. */
    record SignalNoted(
            Instant at,
            By by,
            ElevatorId elevator,
            SignalId signal,
            Signal.Kind kind,
            @Nullable Instant deviceAt) implements Heard {
        static SignalNoted of(Instant at, By by, Body body) {
            return new SignalNoted(
                    at,
                    by,
                    body.text("elevator", ElevatorId::of),
                    body.text("signal", SignalId::new),
                    body.text("kind", Signal.Kind::valueOf),
                    body.instantOrNull("deviceAt"));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("elevator", elevator)
                    .with("signal", signal)
                    .with("kind", kind)
                    .with("deviceAt", deviceAt);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(elevator, desk.elevator(elevator).heard(signal, at));
        }
    }

    /** It does not run, and nobody is known to be inside; further faults until it runs again add nothing. */
    record FaultBegan(Instant at, By by, ElevatorId elevator, SignalId signal) implements Heard {
        static FaultBegan of(Instant at, By by, Body body) {
            return new FaultBegan(at, by, body.text("elevator", ElevatorId::of), body.text("signal", SignalId::new));
        }

        @Override
        public Body body() {
            return Body.empty().with("elevator", elevator).with("signal", signal);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(elevator, desk.elevator(elevator).faulty(at));
        }
    }

    /** It is back in normal service, by its controller's word. */
    record FaultEnded(Instant at, By by, ElevatorId elevator, SignalId signal, Instant beganAt) implements Heard {
        static FaultEnded of(Instant at, By by, Body body) {
            return new FaultEnded(
                    at,
                    by,
                    body.text("elevator", ElevatorId::of),
                    body.text("signal", SignalId::new),
                    body.instant("beganAt"));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("elevator", elevator)
                    .with("signal", signal)
                    .with("beganAt", beganAt);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(elevator, desk.elevator(elevator).faulty(null));
        }
    }

    /** A cry that can't be fully trusted, and what is wrong with it. */
    record CryNoted(Instant at, By by, ElevatorId elevator, SignalId signal, Distrust distrust, String sentence)
            implements Heard {
        static CryNoted of(Instant at, By by, Body body) {
            return new CryNoted(
                    at,
                    by,
                    body.text("elevator", ElevatorId::of),
                    body.text("signal", SignalId::new),
                    body.text("distrust", Distrust::valueOf),
                    body.text("sentence"));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("elevator", elevator)
                    .with("signal", signal)
                    .with("distrust", distrust)
                    .with("sentence", sentence);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(elevator, desk.elevator(elevator).heard(signal, at).doubted(at));
        }
    }
}
