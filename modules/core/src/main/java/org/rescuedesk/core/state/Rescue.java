package org.rescuedesk.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.travel.ToldTimes;

/**
 * Our handling of one entrapment, as far as its facts have come. {@code people} is absent while nobody has said how many;
 * {@code assignments} holds each crew once, in the order asked; {@code shortfall} stands while nobody can be sent;
 * {@code told} is what an engine of roads has told of the ways to it.
 */
public record Rescue(
        RescueId id,
        Opening opening,
        Stage stage,
        @Nullable Distrust suspicion,
        Times times,
        @Nullable Integer people,
        int level,
        List<Assignment> assignments,
        List<Evidence> evidence,
        @Nullable ToldTimes told,
        Sorted<Mark, Instant> marks,
        @Nullable Shortfall shortfall,
        @Nullable String cause,
        @Nullable RescueId recurrenceOf) {

    public static Rescue opened(
            RescueId id, Opening opening, @Nullable Integer people, @Nullable RescueId recurrenceOf) {
        return new Rescue(
                id,
                opening,
                Stage.OPEN,
                null,
                Times.NONE,
                people,
                1,
                List.of(),
                List.of(),
                null,
                Sorted.empty(),
                null,
                null,
                recurrenceOf);
    }

    public Rescue in(Stage next) {
        return copy(it -> it.stage = next);
    }

    public Rescue suspected(Distrust why) {
        return copy(it -> {
            it.stage = Stage.SUSPECTED;
            it.suspicion = why;
        });
    }

    public Rescue at(TimePoint point, @Nullable Instant at) {
        return copy(it -> it.times = times.and(point, at));
    }

    /** With the number of people, unless none is given. */
    public Rescue people(@Nullable Integer number) {
        return number == null ? this : copy(it -> it.people = number);
    }

    /** With this crew's assignment in place of its earlier one, else after all others. */
    public Rescue with(Assignment assignment) {
        var changed = new ArrayList<>(assignments);
        changed.replaceAll(each -> each.crew().equals(assignment.crew()) ? assignment : each);
        if (!changed.contains(assignment)) changed.add(assignment);
        return copy(it -> {
            it.assignments = List.copyOf(changed);
            it.level = Math.max(level, assignment.level());
            it.shortfall = null;
        });
    }

    public Rescue with(Evidence more) {
        var changed = new ArrayList<>(evidence);
        changed.add(more);
        return copy(it -> it.evidence = List.copyOf(changed));
    }

    public Rescue with(ToldTimes times) {
        return copy(it -> it.told = times.after(told));
    }

    public Rescue with(Mark mark, Instant at) {
        return copy(it -> it.marks = marks.with(mark, at));
    }

    /** As if the mark had not been said: it may be said again. */
    public Rescue without(Mark mark) {
        return copy(it -> it.marks = marks.without(mark));
    }

    public Rescue with(Shortfall found) {
        return copy(it -> it.shortfall = found);
    }

    public Rescue cause(String found) {
        return copy(it -> it.cause = found);
    }

    public Optional<Assignment> findAssignment(CrewId crew) {
        return assignments.stream().filter(each -> each.crew().equals(crew)).findFirst();
    }

    /** The crew that is bound to this rescue: on site before on its way before only asked. */
    public Optional<Assignment> findActive() {
        return assignments.stream()
                .filter(each -> each.state().isActive())
                .reduce((one, other) -> other.state().compareTo(one.state()) > 0 ? other : one);
    }

    public Optional<Arrival> findArrival() {
        return Arrival.from(evidence);
    }

    public boolean hasEvidence(Source source) {
        return evidence.stream().anyMatch(each -> each.source() == source);
    }

    /** Whether nobody is bound to it though somebody may be inside. */
    public boolean isUnserved() {
        return stage.isWaiting() && findActive().isEmpty();
    }

    /** Whether the official arrival is after the limit or, with none that counts as known, whether that was said. */
    public boolean isLate() {
        return findArrival()
                .filter(arrival -> arrival.grade() != Arrival.Grade.X)
                .map(arrival -> arrival.at().isAfter(opening.limitAt()))
                .orElse(has(Mark.LATE));
    }

    /** Whether by now nobody has arrived within the limit. */
    public boolean hasMissedLimit(Instant now) {
        return findArrival().map(Arrival::at).orElse(now).isAfter(opening.limitAt());
    }

    public boolean has(Mark mark) {
        return marks.has(mark);
    }

    public Body body() {
        return Body.empty()
                .with("id", id)
                .with("opening", opening.body())
                .with("stage", stage)
                .with("suspicion", suspicion)
                .with("times", times.body())
                .with("people", people)
                .with("level", level)
                .with("assignments", assignments.stream().map(Assignment::body).toList())
                .with("evidence", evidence.stream().map(Evidence::body).toList())
                .with("told", told == null ? (Body) null : told.body())
                .with("marks", Dated.body(marks))
                .with("shortfall", shortfall == null ? (Body) null : shortfall.body())
                .with("cause", cause)
                .with("recurrenceOf", recurrenceOf);
    }

    public static Rescue of(Body body) {
        return new Rescue(
                body.text("id", RescueId::new),
                Opening.of(body.body("opening")),
                body.text("stage", Stage::valueOf),
                body.textOrNull("suspicion", Distrust::valueOf),
                Times.of(body.body("times")),
                body.intOrNull("people"),
                Math.toIntExact(body.number("level")),
                body.list("assignments", Assignment::of),
                body.list("evidence", Evidence::of),
                body.findBody("told").map(ToldTimes::of).orElse(null),
                Dated.of(body.body("marks"), Mark::valueOf),
                body.findBody("shortfall").map(Shortfall::of).orElse(null),
                body.findText("cause").orElse(null),
                body.textOrNull("recurrenceOf", RescueId::new));
    }

    private Rescue copy(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.rescue();
    }

    /** The parts of a rescue that its facts change, between one rescue and the next. */
    private static final class Copy {
        private final Rescue from;
        private Stage stage;
        private @Nullable Distrust suspicion;
        private Times times;
        private @Nullable Integer people;
        private int level;
        private List<Assignment> assignments;
        private List<Evidence> evidence;
        private @Nullable ToldTimes told;
        private Sorted<Mark, Instant> marks;
        private @Nullable Shortfall shortfall;
        private @Nullable String cause;

        Copy(Rescue from) {
            this.from = from;
            stage = from.stage;
            suspicion = from.suspicion;
            times = from.times;
            people = from.people;
            level = from.level;
            assignments = from.assignments;
            evidence = from.evidence;
            told = from.told;
            marks = from.marks;
            shortfall = from.shortfall;
            cause = from.cause;
        }

        Rescue rescue() {
            return new Rescue(
                    from.id,
                    from.opening,
                    stage,
                    suspicion,
                    times,
                    people,
                    level,
                    assignments,
                    evidence,
                    told,
                    marks,
                    shortfall,
                    cause,
                    from.recurrenceOf);
        }
    }
}
