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
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.travel.ToldTimes;

/**
 * Our handling of one entrapment, as far as its facts have come. {@code assignments} are in the order asked; {@code levels} tells when
 * each level opened; {@code acknowledged} which marks a person has silenced; {@code shortfall} stands while nobody can be sent;
 * {@code told} is what an engine of roads has told of the ways to it.
 */
public record Rescue(
        RescueId id,
        Opening opening,
        Stage stage,
        @Nullable Distrust suspicion,
        Times times,
        Passengers passengers,
        Sorted<Integer, Instant> levels,
        List<Assignment> assignments,
        List<Evidence> evidence,
        @Nullable ToldTimes told,
        Sorted<Mark, Instant> marks,
        Sorted<Mark, Instant> acknowledged,
        @Nullable Shortfall shortfall,
        @Nullable String cause,
        List<Correction> corrections,
        Kin kin) {
    /** Level 3: a hand-over to whoever answers 119. It is in no register, and is never free or out. */
    public static final CrewId FIRE_BRIGADE = CrewId.of("119");

    /** Other rescues of the same people or elevator, and when it was taken up again after its end. */
    public record Kin(
            @Nullable RescueId recurrenceOf,
            @Nullable RescueId duplicateOf,
            @Nullable Instant recalledAt) {}

    public static Rescue opened(
            RescueId id, Opening opening, @Nullable Integer people, @Nullable RescueId recurrenceOf) {
        return new Rescue(
                id,
                opening,
                Stage.OPEN,
                null,
                Times.NONE,
                Passengers.of(people),
                Sorted.empty(),
                List.of(),
                List.of(),
                null,
                Sorted.empty(),
                Sorted.empty(),
                null,
                null,
                List.of(),
                new Kin(recurrenceOf, null, null));
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

    /** The limit is counted from here. */
    public Rescue countedFrom(Instant start) {
        return copy(it -> it.opening = opening.countedFrom(start));
    }

    /** As if it had opened otherwise: for asking what would be if. */
    public Rescue with(Opening other) {
        return copy(it -> it.opening = other);
    }

    /** As if an engine of roads had told this, or nothing. */
    public Rescue told(@Nullable ToldTimes times) {
        return copy(it -> it.told = times);
    }

    /** With the number of people, unless none is given. */
    public Rescue people(@Nullable Integer number) {
        return with(Passengers.of(number));
    }

    public Rescue with(Passengers told) {
        return copy(it -> it.passengers = passengers.and(told));
    }

    /** A crew is asked: once more if it was before. */
    public Rescue and(Assignment assignment) {
        var more = new ArrayList<>(assignments);
        more.add(assignment);
        return copy(it -> {
            it.assignments = List.copyOf(more);
            it.shortfall = assignment.crew().equals(FIRE_BRIGADE) ? shortfall : null;
        });
    }

    /** With this in place of the crew's last assignment. */
    public Rescue with(Assignment assignment) {
        var changed = new ArrayList<>(assignments);
        changed.set(lastOf(assignment.crew()), assignment);
        return copy(it -> it.assignments = List.copyOf(changed));
    }

    private int lastOf(CrewId crew) {
        for (int i = assignments.size() - 1; i >= 0; i--)
            if (assignments.get(i).crew().equals(crew)) return i;
        throw new IllegalStateException("Crew " + crew + " was never asked to rescue " + id + ".");
    }

    public Rescue with(Evidence more) {
        var changed = new ArrayList<>(evidence);
        changed.add(more);
        return copy(it -> it.evidence = List.copyOf(changed));
    }

    public Rescue with(ToldTimes times) {
        return copy(it -> it.told = times.after(told));
    }

    /** With this level open since then. */
    public Rescue level(int level, Instant at) {
        return levels.has(level) ? this : copy(it -> it.levels = levels.with(level, at));
    }

    public Rescue with(Mark mark, Instant at) {
        return copy(it -> it.marks = marks.with(mark, at));
    }

    /** As if the mark had not been said: it may be said again. */
    public Rescue without(Mark mark) {
        return copy(it -> {
            it.marks = marks.without(mark);
            it.acknowledged = acknowledged.without(mark);
        });
    }

    /**
     * Somebody has said yes: until the limit 119 is wanted no more, unless it was called; if the crew is lost, that is said anew.
     * Later nobody comes in time, and it stays wanted.
     */
    public Rescue hopeful(Instant at) {
        var comes = copy(it -> it.shortfall = null);
        boolean stays = isFireBrigadeCalled() || at.isAfter(opening.limitAt());
        return stays ? comes : comes.without(Mark.FIRE_BRIGADE_WANTED);
    }

    public boolean isFireBrigadeCalled() {
        return findAssignment(FIRE_BRIGADE)
                .filter(each -> each.state().isActive())
                .isPresent();
    }

    public Rescue acknowledged(Mark mark, Instant at) {
        return copy(it -> it.acknowledged = acknowledged.with(mark, at));
    }

    public Rescue with(Shortfall found) {
        return copy(it -> it.shortfall = found);
    }

    public Rescue cause(String found) {
        return copy(it -> it.cause = found);
    }

    /** On site as long as a crew is there, and open again when the last one was called off while the people are inside. */
    public Rescue attended() {
        if (stage != Stage.OPEN && stage != Stage.ON_SITE) return this;
        boolean isOneThere = assignments.stream().anyMatch(each -> each.state() == Assignment.State.ON_SITE);
        return in(isOneThere ? Stage.ON_SITE : Stage.OPEN);
    }

    /** With the correction in what it corrects, and in the list of all. */
    public Rescue with(Correction correction) {
        var all = new ArrayList<>(corrections);
        all.add(correction);
        var corrected = copy(it -> it.corrections = List.copyOf(all));
        var is = correction.is();
        return switch (correction.field()) {
            case PEOPLE -> corrected.with(Passengers.of(Integer.valueOf(is)));
            case INJURED -> corrected.with(new Passengers(null, Integer.valueOf(is), null));
            case VULNERABILITY -> corrected.with(new Passengers(null, null, Vulnerability.valueOf(is)));
            case CAUSE -> corrected.cause(is);
            case RELEASED_AT -> corrected.copy(it -> it.times = times.corrected(TimePoint.RELEASED, Instant.parse(is)));
        };
    }

    public Rescue duplicateOf(RescueId other) {
        return copy(it -> it.kin = new Kin(kin.recurrenceOf(), other, kin.recalledAt()));
    }

    /** Taken up again after its end. */
    public Rescue recalled(Instant at) {
        return copy(it -> it.kin = new Kin(kin.recurrenceOf(), kin.duplicateOf(), at));
    }

    public @Nullable Integer people() {
        return passengers.people();
    }

    public @Nullable RescueId recurrenceOf() {
        return kin.recurrenceOf();
    }

    /** The highest level that is open. */
    public int level() {
        int highest = 1;
        for (var level : levels) highest = Math.max(highest, level.getKey());
        return highest;
    }

    /** The crew's last assignment. */
    public Optional<Assignment> findAssignment(CrewId crew) {
        return assignments.stream().filter(each -> each.crew().equals(crew)).reduce((earlier, later) -> later);
    }

    /** The crew that is bound to this rescue: on site before on its way before only asked. */
    public Optional<Assignment> findActive() {
        Assignment found = null;
        for (var each : assignments) {
            boolean isFurther = found == null || each.state().compareTo(found.state()) > 0;
            if (each.state().isActive() && isFurther) found = each;
        }
        return Optional.ofNullable(found);
    }

    /** The crew on its way that is expected after the limit, as of then, unless another one is asked or on its way as well. */
    public Optional<Assignment> findLateComer(Instant now) {
        var bound = bound();
        return bound.size() == 1 && stage.isWaiting()
                ? bound.stream()
                        .filter(each ->
                                each.isUnderWay() && each.expectedAt(now).isAfter(opening.limitAt()))
                        .findFirst()
                : Optional.empty();
    }

    public Optional<Arrival> findArrival() {
        return Arrival.from(evidence);
    }

    public boolean hasEvidence(Source source) {
        return evidence.stream().anyMatch(each -> each.source() == source);
    }

    /** Whether somebody has arrived, by other evidence than this crew's first: when this one comes is a time of its own. */
    public boolean hasArrivedWithout(CrewId crew) {
        var mine = findAssignment(crew).flatMap(each -> each.findReached(Assignment.State.ON_SITE));
        boolean isMine = evidence.stream()
                .anyMatch(each -> mine.filter(each.notAfter()::equals).isPresent());
        boolean isOtherThere =
                assignments.stream().anyMatch(each -> !each.crew().equals(crew) && each.hasArrived());
        return isOtherThere && !isMine && !evidence.isEmpty();
    }

    /** Whether no crew is bound to it though somebody may be inside. */
    public boolean isUnserved() {
        return stage.isWaiting() && bound().isEmpty();
    }

    /** The crews that are asked or on it; the fire brigade comes beside them, and takes no firm's duty from it. */
    private List<Assignment> bound() {
        return assignments.stream()
                .filter(each -> each.state().isActive() && !each.crew().equals(FIRE_BRIGADE))
                .toList();
    }

    /** Whether the official arrival is after the limit or, with none that counts as known, whether that was said. */
    public boolean isLate() {
        return findArrival()
                .filter(arrival -> arrival.grade() != Arrival.Grade.X)
                .map(arrival -> arrival.at().isAfter(opening.limitAt()))
                .orElse(has(Mark.LATE));
    }

    /** Whether a crew freed the people, and nobody has spoken with them since. */
    public boolean awaitsCallBack() {
        boolean isOver = stage == Stage.RELEASED || stage == Stage.CLOSED;
        return isOver && times.find(TimePoint.CALLED_BACK).isEmpty();
    }

    /** Whether the people are out, and nobody has told the cause: until then a crew that was there is bound. */
    public boolean awaitsCause() {
        return stage == Stage.RELEASED || stage == Stage.VERIFIED;
    }

    /** When the first word of it came; the limit may be counted from a later moment. */
    public Instant receivedAt() {
        return times.find(TimePoint.RECEIVED).orElse(opening.clockStart());
    }

    public boolean has(Mark mark) {
        return marks.has(mark);
    }

    public Body body() {
        return RescueBody.write(this);
    }

    public static Rescue of(Body body) {
        return RescueBody.read(body);
    }

    private Rescue copy(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.rescue();
    }

    /** The parts of a rescue that its facts change, between one rescue and the next. */
    private static final class Copy {
        private final RescueId id;
        private Opening opening;
        private Stage stage;
        private @Nullable Distrust suspicion;
        private Times times;
        private Passengers passengers;
        private Sorted<Integer, Instant> levels;
        private List<Assignment> assignments;
        private List<Evidence> evidence;
        private @Nullable ToldTimes told;
        private Sorted<Mark, Instant> marks;
        private Sorted<Mark, Instant> acknowledged;
        private @Nullable Shortfall shortfall;
        private @Nullable String cause;
        private List<Correction> corrections;
        private Kin kin;

        Copy(Rescue from) {
            id = from.id;
            opening = from.opening;
            stage = from.stage;
            suspicion = from.suspicion;
            times = from.times;
            passengers = from.passengers;
            levels = from.levels;
            assignments = from.assignments;
            evidence = from.evidence;
            told = from.told;
            marks = from.marks;
            acknowledged = from.acknowledged;
            shortfall = from.shortfall;
            cause = from.cause;
            corrections = from.corrections;
            kin = from.kin;
        }

        Rescue rescue() {
            return new Rescue(
                    id,
                    opening,
                    stage,
                    suspicion,
                    times,
                    passengers,
                    levels,
                    assignments,
                    evidence,
                    told,
                    marks,
                    acknowledged,
                    shortfall,
                    cause,
                    corrections,
                    kin);
        }
    }
}
