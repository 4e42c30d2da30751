package org.rescuedesk.core.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.plan.Shortfall;
import org.rescuedesk.core.register.CrewId;

/**
 * Our handling of one entrapment, as far as its facts have come. {@code people} is absent while nobody has said how many;
 * {@code assignments} holds each crew once, in the order asked; {@code shortfall} stands while nobody can be sent.
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
                Sorted.empty(),
                null,
                null,
                recurrenceOf);
    }

    public Rescue in(Stage next) {
        return new Rescue(
                id,
                opening,
                next,
                suspicion,
                times,
                people,
                level,
                assignments,
                evidence,
                marks,
                shortfall,
                cause,
                recurrenceOf);
    }

    public Rescue suspected(Distrust why) {
        return new Rescue(
                id,
                opening,
                Stage.SUSPECTED,
                why,
                times,
                people,
                level,
                assignments,
                evidence,
                marks,
                shortfall,
                cause,
                recurrenceOf);
    }

    public Rescue at(TimePoint point, @Nullable Instant at) {
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times.and(point, at),
                people,
                level,
                assignments,
                evidence,
                marks,
                shortfall,
                cause,
                recurrenceOf);
    }

    /** With the number of people, unless none is given. */
    public Rescue people(@Nullable Integer number) {
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times,
                number == null ? people : number,
                level,
                assignments,
                evidence,
                marks,
                shortfall,
                cause,
                recurrenceOf);
    }

    /** With this crew's assignment in place of its earlier one, else after all others. */
    public Rescue with(Assignment assignment) {
        var changed = new ArrayList<>(assignments);
        changed.replaceAll(each -> each.crew().equals(assignment.crew()) ? assignment : each);
        if (!changed.contains(assignment)) changed.add(assignment);
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times,
                people,
                Math.max(level, assignment.level()),
                List.copyOf(changed),
                evidence,
                marks,
                null,
                cause,
                recurrenceOf);
    }

    public Rescue with(Evidence more) {
        var changed = new ArrayList<>(evidence);
        changed.add(more);
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times,
                people,
                level,
                assignments,
                List.copyOf(changed),
                marks,
                shortfall,
                cause,
                recurrenceOf);
    }

    public Rescue with(Mark mark, Instant at) {
        return with(marks.with(mark, at));
    }

    /** As if the mark had not been said: it may be said again. */
    public Rescue without(Mark mark) {
        return with(marks.without(mark));
    }

    private Rescue with(Sorted<Mark, Instant> changed) {
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times,
                people,
                level,
                assignments,
                evidence,
                changed,
                shortfall,
                cause,
                recurrenceOf);
    }

    public Rescue with(Shortfall found) {
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times,
                people,
                level,
                assignments,
                evidence,
                marks,
                found,
                cause,
                recurrenceOf);
    }

    public Rescue cause(String found) {
        return new Rescue(
                id,
                opening,
                stage,
                suspicion,
                times,
                people,
                level,
                assignments,
                evidence,
                marks,
                shortfall,
                found,
                recurrenceOf);
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
}
