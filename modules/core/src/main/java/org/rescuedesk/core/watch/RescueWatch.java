package org.rescuedesk.core.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rescuedesk.core.AssignmentEvent.CrewDidNotAnswer;
import org.rescuedesk.core.AssignmentEvent.CrewWentSilent;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EscalationEvent.LevelOpened.Why;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/** All that may come due in one rescue as it stands, by the rules that it goes by. */
final class RescueWatch {
    private final Rescue rescue;
    private final Policy policy;
    private final List<Deadline> list = new ArrayList<>();

    private RescueWatch(Rescue rescue, Policy policy) {
        this.rescue = rescue;
        this.policy = policy;
    }

    static List<Deadline> deadlines(Desk desk, Rescue rescue) {
        return switch (rescue.stage()) {
            case SUSPECTED -> List.of(new RescueWatch(rescue, desk.policyOf(rescue)).unanswered());
            case OPEN, ON_SITE -> new RescueWatch(rescue, desk.policyOf(rescue)).inside();
            case RELEASED, VERIFIED, CLOSED -> Marks.released(rescue, desk.policyOf(rescue));
            default -> List.of();
        };
    }

    private Deadline unanswered() {
        var kind = rescue.suspicion();
        var wait = kind == null
                ? policy.suspicions().opensAfter()
                : policy.suspicions().opensAfter(kind);
        return new Deadline(
                rescue.receivedAt().plus(wait),
                (facts, now) ->
                        facts.note(new RescueConfirmed(now, By.DESK, rescue.id(), RescueConfirmed.How.UNANSWERED)));
    }

    private List<Deadline> inside() {
        for (var assignment : rescue.assignments()) {
            if (assignment.state() == State.OFFERED)
                list.add(Deadline.after(assignment.answerBy(), didNotAnswer(assignment)));
        }
        if (rescue.stage() == Stage.OPEN) escalate();
        list.addAll(Marks.inside(rescue, policy));
        return list;
    }

    /** A crew of level 1 that doesn't answer opens level 2. */
    private Deadline.Step didNotAnswer(Assignment asked) {
        return (facts, now) -> {
            facts.note(new CrewDidNotAnswer(now, By.DESK, rescue.id(), asked.crew()));
            if (rescue.level() == 1 && !asked.extra()) open(facts, now, 2, Why.NO_ANSWER);
            else Dispatch.askBeside(facts, rescue.id(), now);
        };
    }

    private void escalate() {
        boolean isComing = false;
        for (var assignment : rescue.assignments()) {
            if (!assignment.isUnderWay() || assignment.crew().equals(Rescue.FIRE_BRIGADE)) continue;
            isComing = true;
            list.add(Deadline.after(
                    silentFrom(assignment),
                    (facts, now) -> facts.note(new CrewWentSilent(now, By.DESK, rescue.id(), assignment.crew()))));
        }
        if (!isComing && rescue.level() >= 2) callForHelp();
        if (isComing && rescue.level() >= 2) limitIsOver();
        if (rescue.level() == 1 && policy.escalation().level2WhenLate()) predictedLate();
    }

    /** Level 3 opens; where it is open already 119 is asked for once more, for whoever said yes since is lost. */
    private void callForHelp() {
        var until = unansweredSince().plus(policy.escalation().level2Answer());
        if (rescue.level() == 2) list.add(new Deadline(until, (facts, now) -> open(facts, now, 3, Why.UNANSWERED)));
        else if (!rescue.has(Mark.FIRE_BRIGADE_WANTED))
            list.add(new Deadline(until, Marks.say(rescue, Mark.FIRE_BRIGADE_WANTED)));
    }

    /** Whoever comes is late, and the nearest that could be sent: a person may know a sooner help. */
    private void limitIsOver() {
        var limitAt = rescue.opening().limitAt();
        if (rescue.level() == 2) list.add(Deadline.after(limitAt, (facts, now) -> open(facts, now, 3, Why.LATE)));
        else if (!rescue.has(Mark.FIRE_BRIGADE_WANTED))
            list.add(Deadline.after(limitAt, Marks.say(rescue, Mark.FIRE_BRIGADE_WANTED)));
    }

    /** It should have been there for so long, and since then was not heard of or came no nearer; or it should, and has not even gone. */
    private Instant silentFrom(Assignment assignment) {
        if (assignment.state() == State.ACCEPTED && !assignment.isSeenToGo())
            return assignment.setsOutBy().plus(policy.escalation().crewSilent());
        return assignment.dueAt().plus(policy.escalation().crewSilent());
    }

    /** Since whoever is nearest may be sent, or since the last one that had said yes was lost. */
    private Instant unansweredSince() {
        var since = rescue.levels().find(2).orElseGet(() -> rescue.levels().get(3));
        for (var assignment : rescue.assignments()) {
            var lost = assignment.findReached(State.ACCEPTED).isPresent()
                    ? assignment.findReached(assignment.state())
                    : Optional.<Instant>empty();
            if (lost.isPresent() && lost.get().isAfter(since)) since = lost.get();
        }
        return since;
    }

    /** By its prediction, or because the limit is over and it is not there. */
    private void predictedLate() {
        var limitAt = rescue.opening().limitAt();
        rescue.findActive().filter(Assignment::isUnderWay).ifPresent(coming -> {
            boolean isLate = coming.etaAt().isAfter(limitAt);
            list.add(
                    isLate
                            ? new Deadline(coming.prediction().at(), this::askBeside)
                            : Deadline.after(limitAt, this::askBeside));
        });
    }

    private void askBeside(Facts facts, Instant now) {
        open(facts, now, 2, Why.PREDICTED_LATE);
        Dispatch.askBeside(facts, rescue.id(), now);
    }

    private void open(Facts facts, Instant now, int level, Why why) {
        facts.note(new LevelOpened(now, By.DESK, rescue.id(), level, why, Words.NONE));
    }
}
