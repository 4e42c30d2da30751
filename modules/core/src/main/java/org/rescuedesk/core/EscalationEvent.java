package org.rescuedesk.core;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** What time, missing crews and silence led to in one rescue, and what people did about it. */
public sealed interface EscalationEvent extends RescueEvent {
    /** The limit is counted from here: the area's rules count from the first order. */
    record LimitClockStarted(Instant at, By by, RescueId rescue) implements EscalationEvent {
        static LimitClockStarted of(Instant at, By by, Body body) {
            return new LimitClockStarted(at, by, body.text("rescue", RescueId::new));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.countedFrom(at);
        }
    }

    /** Crews of this level may be sent from here on: 2 those of any firm or station, 3 is the fire brigade, and a person has to call it. */
    record LevelOpened(Instant at, By by, RescueId rescue, int level, Why why, Words words)
            implements EscalationEvent, Reasoned {
        /** What opened it. */
        public enum Why {
            /** A crew of the level before did not answer in time. */
            NO_ANSWER,
            /** Whoever is on its way, or would be sent, is predicted to arrive after the limit. */
            PREDICTED_LATE,
            /** The level before has nobody who could be sent. */
            EMPTY,
            /** The level before is open for as long as the rules give it, and nobody has said yes. */
            UNANSWERED,
            /** The limit is over, somebody is on the way, and nobody is there. */
            LATE,
            /** A person decided so, with a reason. */
            OVERRIDE
        }

        static LevelOpened of(Instant at, By by, Body body) {
            return new LevelOpened(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    Math.toIntExact(body.number("level")),
                    body.text("why", Why::valueOf),
                    Words.of(body, "reason"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field())
                    .with("rescue", rescue)
                    .with("level", level)
                    .with("why", why);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            var opened = rescue.level(level, at);
            return level == 3 ? opened.with(Mark.FIRE_BRIGADE_WANTED, at) : opened;
        }
    }

    /**
     * The fire brigade (119) took it on, by the word of the person there who is named in {@code contact} (digests of what stands
     * apart). It is an assignment of its own, and its prompt is silent from now on.
     */
    record HandedOver(Instant at, By by, RescueId rescue, Words words, Body contact) implements EscalationEvent, Noted {
        /** How long an engine takes where nobody knows better; nothing is decided by it. */
        private static final Duration USUAL = Duration.ofMinutes(10);

        static HandedOver of(Instant at, By by, Body body) {
            return new HandedOver(
                    at, by, body.text("rescue", RescueId::new), Words.of(body, "note"), body.body("contact"));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field()).with("rescue", rescue).with("contact", contact);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            var asked = Assignment.offered(Rescue.FIRE_BRIGADE, null, 3, true, at, USUAL, at)
                    .in(Assignment.State.ACCEPTED, at);
            return rescue.level(3, at)
                    .and(asked)
                    .at(TimePoint.OFFERED, at)
                    .with(Mark.FIRE_BRIGADE_WANTED, at)
                    .acknowledged(Mark.FIRE_BRIGADE_WANTED, at);
        }
    }

    /** Time passed a mark: overdue, late, a statutory accident, a call-back that is due. Said once, but for 119: it is asked for anew. */
    record MarkReached(Instant at, By by, RescueId rescue, Mark mark) implements EscalationEvent {
        static MarkReached of(Instant at, By by, Body body) {
            return new MarkReached(at, by, body.text("rescue", RescueId::new), body.text("mark", Mark::valueOf));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue).with("mark", mark);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.without(mark).with(mark, at);
        }
    }

    /** A person has seen it: it is silent at once, and stays so. */
    record MarkAcknowledged(Instant at, By by, RescueId rescue, Mark mark) implements EscalationEvent {
        static MarkAcknowledged of(Instant at, By by, Body body) {
            return new MarkAcknowledged(at, by, body.text("rescue", RescueId::new), body.text("mark", Mark::valueOf));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue).with("mark", mark);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.acknowledged(mark, at);
        }
    }

    /** Nobody can be sent now, and why. */
    record ShortfallNoted(Instant at, By by, RescueId rescue, Shortfall shortfall) implements EscalationEvent {
        static ShortfallNoted of(Instant at, By by, Body body) {
            return new ShortfallNoted(at, by, body.text("rescue", RescueId::new), Shortfall.of(body.body("shortfall")));
        }

        @Override
        public Body body() {
            return Body.empty().with("rescue", rescue).with("shortfall", shortfall.body());
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return rescue.with(shortfall);
        }
    }
}
