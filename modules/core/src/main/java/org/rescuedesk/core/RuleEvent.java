package org.rescuedesk.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.travel.Calibration;

/** What the desk noted about itself: its starts, its rules, its clock, and senders beyond their limit. */
public sealed interface RuleEvent extends Event {
    /** The desk took up its work, with this version of the register and of the policy. */
    record DeskStarted(Instant at, By by, long register, int policy) implements RuleEvent {
        static DeskStarted of(Instant at, By by, Body body) {
            return new DeskStarted(at, by, body.number("register"), Math.toIntExact(body.number("policy")));
        }

        @Override
        public Body body() {
            return Body.empty().with("register", register).with("policy", policy);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk;
        }
    }

    /** These rules are known from here on, and apply from their own date. */
    record PolicyTaken(Instant at, By by, Policy policy) implements RuleEvent {
        static PolicyTaken of(Instant at, By by, Body body) {
            return new PolicyTaken(at, by, Policy.of(body.body("policy")));
        }

        @Override
        public Body body() {
            return Body.empty().with("policy", policy.body());
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.policies().with(policy));
        }
    }

    /** The wall clock jumped against monotonic time by more than two seconds: an alarm, and makes nobody late. */
    record ClockStepped(Instant at, By by, Duration step) implements RuleEvent {
        static ClockStepped of(Instant at, By by, Body body) {
            return new ClockStepped(at, by, body.millis("stepMs"));
        }

        @Override
        public Body body() {
            return Body.empty().with("stepMs", step);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk;
        }
    }

    /**
     * From here on this key signs the journal's checkpoints. {@code previousKey} names the key before and {@code vouch} is its
     * signature for this one; both are absent for the first key, and where the old one was lost.
     */
    record KeyAdopted(
            Instant at,
            By by,
            String key,
            String publicKey,
            @Nullable String previousKey,
            @Nullable String vouch) implements RuleEvent {
        static KeyAdopted of(Instant at, By by, Body body) {
            return new KeyAdopted(
                    at,
                    by,
                    body.text("key"),
                    body.text("publicKey"),
                    body.findText("previousKey").orElse(null),
                    body.findText("vouch").orElse(null));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("key", key)
                    .with("publicKey", publicKey)
                    .with("previousKey", previousKey)
                    .with("vouch", vouch);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk;
        }
    }

    /**
     * What is personal was erased: in the facts of one rescue, or in those of all rescues that had ended before a time, up to the
     * fact {@code upTo}. {@code erased} counts by field; what it was stands nowhere any more.
     */
    record PersonsErased(
            Instant at,
            By by,
            @Nullable RescueId rescue,
            @Nullable Instant before,
            long upTo,
            Body erased) implements RuleEvent {
        static PersonsErased of(Instant at, By by, Body body) {
            return new PersonsErased(
                    at,
                    by,
                    body.textOrNull("rescue", RescueId::new),
                    body.instantOrNull("before"),
                    body.number("upTo"),
                    body.body("erased"));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("rescue", rescue)
                    .with("before", before)
                    .with("upTo", upTo)
                    .with("erased", erased);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk;
        }
    }

    /** From here on travel times are reckoned by this calibration. */
    record CalibrationTaken(Instant at, By by, Calibration calibration) implements RuleEvent {
        static CalibrationTaken of(Instant at, By by, Body body) {
            return new CalibrationTaken(at, by, Calibration.of(body));
        }

        @Override
        public Body body() {
            return calibration.body();
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(calibration);
        }
    }

    /** A sender went beyond its limit; its messages are kept and shown, but open no more suspicions for now. */
    record FindingNoted(Instant at, By by, String key, String sentence) implements RuleEvent {
        static FindingNoted of(Instant at, By by, Body body) {
            return new FindingNoted(at, by, body.text("key"), body.text("sentence"));
        }

        @Override
        public Body body() {
            return Body.empty().with("key", key).with("sentence", sentence);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.withFinding(key, at);
        }
    }
}
