package org.rescuedesk.core.ask;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AssignmentEvent.TrackNoted;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.CrewCommand.Moved;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/**
 * Follows a crew on its task until its position proves that it is there or the people are out. A fix is kept every 30 s and
 * whenever the crew enters or leaves the fence; standing inside it for 20 s is an arrival, not after its first fix inside and not
 * before its last one outside (DESIGN 3.4). A drive-by is none.
 */
final class Track {
    private static final Duration KEPT_EVERY = Duration.ofSeconds(30);
    private static final Duration DWELL = Duration.ofSeconds(20);
    private static final Duration OTHER_PHONE_AFTER = Duration.ofSeconds(90);
    /** Worse than this a phone can't tell the house from its neighbour: it proves neither being there nor being elsewhere. */
    private static final int ACCURATE_M = 50;
    /** A crew that walks or stands. */
    private static final int STANDING_MPS = 2;

    private Track() {}

    static void follow(Facts facts, Moved moved) {
        var desk = facts.desk();
        var task = desk.crew(moved.crew()).task();
        var rescue = task == null ? null : desk.rescues().find(task).orElse(null);
        var assignment =
                rescue == null ? null : rescue.findAssignment(moved.crew()).orElse(null);
        if (rescue == null || assignment == null || !isFollowed(rescue, assignment)) return;
        if (isOtherPhone(assignment, moved)) return;
        var inside = findInside(
                moved.fix(),
                rescue.opening().point(),
                desk.policyOf(rescue).eligibility().fenceM());
        if (isWorthKeeping(assignment, moved, inside)) {
            note(facts, moved, rescue, inside);
            if (rescue.level() > 1) Dispatch.askBeside(facts, rescue.id(), moved.at());
        }
        var first = assignment.trail().inside();
        boolean stayed = first != null && !first.plus(DWELL).isAfter(moved.at());
        if (stayed && hasSetOut(assignment) && Boolean.TRUE.equals(inside)) arrive(facts, moved, rescue);
    }

    /** A crew whose station stands beside the house is inside the fence before it has moved: that is no arrival. */
    private static boolean hasSetOut(Assignment assignment) {
        boolean onSite = assignment.state() == Assignment.State.ON_SITE;
        return onSite || assignment.departedAt() != null || assignment.trail().outside() != null;
    }

    /** Also once it has said that it is there: its position may bear that out, or contradict it. */
    private static boolean isFollowed(Rescue rescue, Assignment assignment) {
        if (!assignment.isUnderWay() || rescue.stage().compareTo(Stage.RELEASED) >= 0) return false;
        boolean told = rescue.hasEvidence(Source.POSITION) || rescue.hasArrivedWithout(assignment.crew());
        return assignment.state() != Assignment.State.ON_SITE || !told;
    }

    /** Two phones of one crew may be at two places: one is followed, until it has been silent for so long. */
    private static boolean isOtherPhone(Assignment assignment, Moved moved) {
        var followed = assignment.trail();
        return followed.trackedAt() != null
                && !Objects.equals(followed.phone(), moved.fix().phone())
                && followed.trackedAt().plus(OTHER_PHONE_AFTER).isAfter(moved.at());
    }

    /** Whether the crew stands inside the fence; absent when the fix can't tell. */
    private static @Nullable Boolean findInside(Fix fix, @Nullable Point place, int fenceM) {
        if (place == null || fix.accuracyM() > ACCURATE_M) return null;
        var speed = fix.speedMps();
        return (speed == null || speed <= STANDING_MPS) && fix.point().distanceTo(place) <= fenceM;
    }

    private static boolean isWorthKeeping(Assignment assignment, Moved moved, @Nullable Boolean inside) {
        var last = assignment.trail().trackedAt();
        boolean crossed = inside != null && inside != (assignment.trail().inside() != null);
        return last == null || crossed || !last.plus(KEPT_EVERY).isAfter(moved.at());
    }

    private static void note(Facts facts, Moved moved, Rescue rescue, @Nullable Boolean inside) {
        facts.note(new TrackNoted(
                moved.at(),
                moved.by(),
                rescue.id(),
                moved.crew(),
                null,
                moved.note().digest(),
                inside,
                eta(facts, moved, rescue),
                moved.fix().phone()));
    }

    /** From here, until it is there; none where nobody knows how far it is. A crew that has not set out yet has that before it. */
    private static @Nullable Duration eta(Facts facts, Moved moved, Rescue rescue) {
        var place = rescue.opening().point();
        var state = rescue.findAssignment(moved.crew()).orElseThrow().state();
        if (place == null || state == Assignment.State.ON_SITE) return null;
        var leaving = moved.at().atZone(rescue.opening().zone());
        var area = rescue.opening().area();
        var times = facts.desk().rules().travelTimes();
        var from = moved.fix().point();
        return state == Assignment.State.EN_ROUTE
                ? times.onTheWay(from, place, area, leaving)
                : times.between(from, place, area, leaving);
    }

    private static void arrive(Facts facts, Moved moved, Rescue rescue) {
        var bound = new Bound(facts, rescue.id(), moved.crew());
        var assignment = bound.assignment();
        var first = assignment.trail().inside();
        if (first == null) return;
        var departed = assignment.departedAt();
        var there = departed != null && departed.isAfter(first) ? departed : first;
        var evidence = new Evidence(
                Source.POSITION,
                assignment.trail().outside(),
                there,
                moved.fix().deviceAt());
        bound.arrive(moved.at(), By.DESK, evidence);
        Dispatch.serveWaiting(facts, moved.at());
    }
}
