package org.rescuedesk.core.ask;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AccountEvent.DuplicateFound;
import org.rescuedesk.core.AccountEvent.SelfReleased;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.FalseAlarmFound;
import org.rescuedesk.core.RescueEvent.PeopleReleased;
import org.rescuedesk.core.RescueEvent.RescueClosed;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.watch.Marks;

/** The ways a rescue comes to its end; crews that nobody needs any more are stood down or done with it. */
final class Ending {
    private final Facts facts;
    private final RescueId rescue;
    private final Instant at;
    private final By by;

    Ending(Facts facts, RescueId rescue, Instant at, By by) {
        this.facts = facts;
        this.rescue = rescue;
        this.at = at;
        this.by = by;
    }

    /**
     * The people are out; crews other than the one that freed them are stood down. What time had passed until then is said now, if
     * nobody has looked since: a desk that was away hears of arrival and release in one moment.
     */
    void release(int people, Instant releasedAt, @Nullable CrewId freedBy) {
        Marks.passed(facts, facts.desk().rescue(rescue), releasedAt, at);
        facts.note(new PeopleReleased(at, by, rescue, people, releasedAt));
        for (var assignment : facts.desk().rescue(rescue).assignments()) {
            boolean stays = assignment.crew().equals(freedBy) || assignment.state() == Assignment.State.ON_SITE;
            if (assignment.state().isActive() && !stays) standDown(assignment, "PEOPLE_ARE_OUT");
        }
    }

    void falseAlarm(Words reason) {
        standAllDown("FALSE_ALARM");
        facts.note(new FalseAlarmFound(at, by, rescue, reason));
    }

    void selfReleased(@Nullable Integer people, Instant releasedAt, Words reason) {
        Marks.passed(facts, facts.desk().rescue(rescue), releasedAt, at);
        standAllDown("SELF_RELEASED");
        facts.note(new SelfReleased(at, by, rescue, people, releasedAt, reason));
    }

    void duplicate(RescueId of, Words reason) {
        standAllDown("DUPLICATE");
        facts.note(new DuplicateFound(at, by, rescue, of, reason));
    }

    private void standAllDown(String reason) {
        for (var assignment : facts.desk().rescue(rescue).assignments()) {
            if (assignment.state().isActive()) standDown(assignment, reason);
        }
    }

    void close(Words note) {
        for (var assignment : facts.desk().rescue(rescue).assignments()) {
            if (assignment.state() == Assignment.State.OFFERED) standDown(assignment, "PEOPLE_ARE_OUT");
            else if (assignment.state().isActive()) facts.note(new CrewDone(at, by, rescue, assignment.crew()));
        }
        facts.note(new RescueClosed(at, by, rescue, note));
    }

    private void standDown(Assignment assignment, String reason) {
        facts.note(new CrewStoodDown(at, by, rescue, assignment.crew(), reason));
    }
}
