package org.rescuedesk.core.state;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.CrewId;

/**
 * What is known of a crew: its readiness, the rescue that it is bound to (only while OUT), its shift, the last of its positions that a
 * decision rested on, and its last reports' own names. Readiness is another thing than the progress of its task.
 */
public record CrewState(
        CrewId crew,
        Readiness readiness,
        @Nullable RescueId task,
        Shift shift,
        @Nullable Fix seen,
        List<String> reports) {
    /** More than a phone sends in a day; a report that comes again comes within minutes, or when a lost line is back. */
    private static final int REPORTS_KNOWN = 32;

    public enum Readiness {
        OFF_DUTY,
        FREE,
        RESTING,
        OUT
    }

    /** Since when it is on duty, and until when by its own word; both absent where nobody has said so. */
    public record Shift(@Nullable Instant since, @Nullable Instant until) {
        public static final Shift NONE = new Shift(null, null);

        /** Whether the time that it gave itself is over. */
        public boolean isOver(Instant at) {
            return until != null && !until.isAfter(at);
        }
    }

    public static CrewState unknown(CrewId crew) {
        return new CrewState(crew, Readiness.OFF_DUTY, null, Shift.NONE, null, List.of());
    }

    public CrewState onDuty(Instant since, @Nullable Instant until) {
        return new CrewState(crew, Readiness.FREE, null, new Shift(since, until), seen, reports);
    }

    /** With another end of its shift. */
    public CrewState until(Instant until) {
        return new CrewState(crew, readiness, task, new Shift(shift.since(), until), seen, reports);
    }

    public CrewState free() {
        return in(Readiness.FREE, null);
    }

    public CrewState resting() {
        return in(Readiness.RESTING, null);
    }

    public CrewState out(RescueId rescue) {
        return in(Readiness.OUT, rescue);
    }

    /** Free, unless it was not bound to this rescue any more: then it stays as it is. */
    public CrewState freeOf(RescueId rescue) {
        return rescue.equals(task) ? free() : this;
    }

    public CrewState offDuty() {
        return new CrewState(crew, Readiness.OFF_DUTY, null, Shift.NONE, seen, reports);
    }

    /** Nobody knows where it is, so nobody sends it until it reports; its shift goes on meanwhile. */
    public CrewState silent() {
        return in(Readiness.OFF_DUTY, null);
    }

    private CrewState in(Readiness next, @Nullable RescueId rescue) {
        return new CrewState(crew, next, rescue, shift, seen, reports);
    }

    public CrewState at(Fix fix) {
        return new CrewState(crew, readiness, task, shift, fix, reports);
    }

    public Body body() {
        return Body.empty()
                .with("crew", crew)
                .with("readiness", readiness)
                .with("task", task)
                .with("since", shift.since())
                .with("until", shift.until())
                .with("seen", seen == null ? (Body) null : seen.body())
                .with(
                        "reports",
                        reports.stream()
                                .map(report -> Body.empty().with("report", report))
                                .toList());
    }

    public static CrewState of(Body body) {
        return new CrewState(
                body.text("crew", CrewId::of),
                body.text("readiness", Readiness::valueOf),
                body.textOrNull("task", RescueId::new),
                new Shift(body.instantOrNull("since"), body.instantOrNull("until")),
                body.findBody("seen").map(Fix::of).orElse(null),
                body.list("reports", report -> report.text("report")));
    }

    /** Whether a report of this name is among the last that were taken. */
    public boolean knows(String report) {
        return reports.contains(report);
    }

    public CrewState took(String report) {
        int first = Math.max(0, reports.size() + 1 - REPORTS_KNOWN);
        var last = Stream.concat(reports.stream().skip(first), Stream.of(report));
        return new CrewState(crew, readiness, task, shift, seen, last.toList());
    }
}
