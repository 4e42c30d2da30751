package org.rescuedesk.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Opening;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** How a rescue began: by a trusted signal or call it is open at once, by a cry that can't be fully trusted it is suspected. */
public sealed interface OpeningEvent extends RescueEvent {
    Opening opening();

    /** The rescue in its first state. */
    Rescue begun();

    @Override
    default Rescue evolve(Rescue rescue) {
        return begun();
    }

    @Override
    default Desk evolve(Desk desk) {
        var elevator = opening().elevator();
        return desk.tidied(at())
                .with(begun())
                .with(elevator, desk.elevator(elevator).rescued(rescue()));
    }

    /** {@code occurredAt} is the controller's clock; {@code caller} holds digests of what stands apart, empty for a signal. */
    record RescueOpened(
            Instant at,
            By by,
            RescueId rescue,
            Opening opening,
            @Nullable Integer people,
            @Nullable Instant occurredAt,
            Words words,
            Body caller,
            @Nullable RescueId recurrenceOf)
            implements OpeningEvent, Noted {
        static RescueOpened of(Instant at, By by, Body body, Words words) {
            return new RescueOpened(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    Opening.of(body.body("opening")),
                    body.intOrNull("people"),
                    body.instantOrNull("occurredAt"),
                    words,
                    body.body("caller"),
                    body.textOrNull("recurrenceOf", RescueId::new));
        }

        @Override
        public Body body() {
            return words.in(Body.empty(), field())
                    .with("rescue", rescue)
                    .with("opening", opening.body())
                    .with("people", people)
                    .with("occurredAt", occurredAt)
                    .with("caller", caller)
                    .with("recurrenceOf", recurrenceOf);
        }

        @Override
        public Rescue begun() {
            return Rescue.opened(rescue, opening, people, recurrenceOf)
                    .at(TimePoint.OCCURRED, occurredAt)
                    .at(TimePoint.RECEIVED, opening.clockStart())
                    .at(TimePoint.OPENED, at);
        }
    }

    /** {@code sentence} says what was wrong with the cry, for the person who is asked. */
    record RescueSuspected(
            Instant at,
            By by,
            RescueId rescue,
            Opening opening,
            Distrust distrust,
            String sentence,
            @Nullable Integer people,
            @Nullable RescueId recurrenceOf)
            implements OpeningEvent {
        static RescueSuspected of(Instant at, By by, Body body) {
            return new RescueSuspected(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    Opening.of(body.body("opening")),
                    body.text("distrust", Distrust::valueOf),
                    body.text("sentence"),
                    body.intOrNull("people"),
                    body.textOrNull("recurrenceOf", RescueId::new));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("rescue", rescue)
                    .with("opening", opening.body())
                    .with("distrust", distrust)
                    .with("sentence", sentence)
                    .with("people", people)
                    .with("recurrenceOf", recurrenceOf);
        }

        @Override
        public Desk evolve(Desk desk) {
            var elevator = opening.elevator();
            var raised = desk.with(elevator, desk.elevator(elevator).suspected(at));
            return OpeningEvent.super.evolve(raised);
        }

        @Override
        public Rescue begun() {
            return Rescue.opened(rescue, opening, people, recurrenceOf)
                    .suspected(distrust)
                    .at(TimePoint.RECEIVED, opening.clockStart())
                    .at(TimePoint.OPENED, at);
        }
    }
}
