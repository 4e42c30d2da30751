package org.rescuedesk.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;

/** What happened to crews apart from any rescue. */
public sealed interface CrewEvent extends Event {
    /** {@code until} is when its shift ends, by its own word. */
    record CrewCameOnDuty(
            Instant at, By by, CrewId crew, @Nullable Instant until) implements CrewEvent {
        /** Until it says otherwise. */
        public CrewCameOnDuty(Instant at, By by, CrewId crew) {
            this(at, by, crew, null);
        }

        static CrewCameOnDuty of(Instant at, By by, Body body) {
            return new CrewCameOnDuty(at, by, body.text("crew", CrewId::of), body.instantOrNull("until"));
        }

        @Override
        public Body body() {
            return Body.empty().with("crew", crew).with("until", until);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.crew(crew).onDuty(at, until));
        }
    }

    /** On duty already, it gives its shift another end; since when it is on duty stays. */
    record ShiftMoved(Instant at, By by, CrewId crew, Instant until) implements CrewEvent {
        static ShiftMoved of(Instant at, By by, Body body) {
            return new ShiftMoved(at, by, body.text("crew", CrewId::of), body.instant("until"));
        }

        @Override
        public Body body() {
            return Body.empty().with("crew", crew).with("until", until);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.crew(crew).until(until));
        }
    }

    /** It rests: on duty, and not to be sent. */
    record CrewBeganRest(Instant at, By by, CrewId crew) implements CrewEvent {
        static CrewBeganRest of(Instant at, By by, Body body) {
            return new CrewBeganRest(at, by, body.text("crew", CrewId::of));
        }

        @Override
        public Body body() {
            return Body.empty().with("crew", crew);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.crew(crew).resting());
        }
    }

    record CrewEndedRest(Instant at, By by, CrewId crew) implements CrewEvent {
        static CrewEndedRest of(Instant at, By by, Body body) {
            return new CrewEndedRest(at, by, body.text("crew", CrewId::of));
        }

        @Override
        public Body body() {
            return Body.empty().with("crew", crew);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.crew(crew).free());
        }
    }

    record CrewWentOffDuty(Instant at, By by, CrewId crew) implements CrewEvent {
        static CrewWentOffDuty of(Instant at, By by, Body body) {
            return new CrewWentOffDuty(at, by, body.text("crew", CrewId::of));
        }

        @Override
        public Body body() {
            return Body.empty().with("crew", crew);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.crew(crew).offDuty());
        }
    }

    /** A report that the crew's phone has named was followed: coming again it changes nothing. */
    record ReportTaken(Instant at, By by, CrewId crew, String report) implements CrewEvent {
        static ReportTaken of(Instant at, By by, Body body) {
            return new ReportTaken(at, by, body.text("crew", CrewId::of), body.text("report"));
        }

        @Override
        public Body body() {
            return Body.empty().with("crew", crew).with("report", report);
        }

        @Override
        public Desk evolve(Desk desk) {
            return desk.with(desk.crew(crew).took(report));
        }
    }

    /** Where free crews were when a decision looked at them: those that had moved since the last one. */
    record CrewsSeen(Instant at, By by, List<Sighting> sightings) implements CrewEvent {
        static CrewsSeen of(Instant at, By by, Body body) {
            return new CrewsSeen(at, by, body.list("sightings", Sighting::of));
        }

        @Override
        public Body body() {
            return Body.empty()
                    .with("sightings", sightings.stream().map(Sighting::body).toList());
        }

        @Override
        public Desk evolve(Desk desk) {
            var seen = desk;
            for (var sighting : sightings)
                seen = seen.with(seen.crew(sighting.crew()).at(sighting.fix()));
            return seen;
        }
    }

    /** One crew's position as a decision saw it. */
    record Sighting(CrewId crew, Fix fix) {
        static Sighting of(Body body) {
            return new Sighting(body.text("crew", CrewId::of), Fix.of(body.body("fix")));
        }

        Body body() {
            return Body.empty().with("crew", crew).with("fix", fix.body());
        }
    }
}
