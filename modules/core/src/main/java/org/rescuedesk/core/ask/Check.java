package org.rescuedesk.core.ask;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Facts;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/**
 * Once a second: has anything come due? Every deadline follows from the desk, so none is lost over a restart and one that was
 * met can't fire.
 */
public record Check(Instant at) implements Command {
    @Override
    public By by() {
        return By.DESK;
    }

    @Override
    public void decide(Facts facts) {
        for (var entry : facts.desk().rescues()) {
            var rescue = entry.getValue();
            if (rescue.stage() == Stage.SUSPECTED) openUnanswered(facts, rescue);
            else if (rescue.stage() == Stage.OPEN || rescue.stage() == Stage.ON_SITE) watch(facts, rescue);
        }
        Dispatch.serveWaiting(facts, at);
    }

    private void openUnanswered(Facts facts, Rescue rescue) {
        var wait = facts.desk().rules().policy().suspicionOpensAfter();
        if (isPast(rescue, wait)) {
            facts.note(new RescueConfirmed(at, By.DESK, rescue.id(), RescueConfirmed.How.UNANSWERED));
        }
    }

    private void watch(Facts facts, Rescue rescue) {
        for (var assignment : rescue.assignments()) {
            if (assignment.state() == Assignment.State.OFFERED && at.isAfter(assignment.answerBy())) {
                facts.note(new CrewDidNotAnswer(at, By.DESK, rescue.id(), assignment.crew()));
            }
        }
        var marks = new Marks(facts, rescue, at, at);
        marks.warn();
        marks.note();
    }

    private boolean isPast(Rescue rescue, Duration wait) {
        return !rescue.opening().clockStart().plus(wait).isAfter(at);
    }
}
