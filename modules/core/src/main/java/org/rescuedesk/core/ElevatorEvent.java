package org.rescuedesk.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Desk;

/** What an elevator's controller sent; its id stays known for eight days, so that redelivery adds nothing. */
public sealed interface ElevatorEvent extends Event {
    ElevatorId elevator();

    SignalId signal();

    /** A signal that can be trusted, with the controller's own time. */
    record SignalNoted(
            Instant at,
            By by,
            ElevatorId elevator,
            SignalId signal,
            Signal.Kind kind,
            @Nullable Instant deviceAt) implements ElevatorEvent {
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
    record FaultBegan(Instant at, By by, ElevatorId elevator, SignalId signal) implements ElevatorEvent {
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
    record FaultEnded(Instant at, By by, ElevatorId elevator, SignalId signal, Instant beganAt)
            implements ElevatorEvent {
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
            implements ElevatorEvent {
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
