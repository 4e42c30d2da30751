package org.rescuedesk.core.simulation;

import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.state.Assignment.State;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/** A level opens for what the rules say, and not before its time; before that only by a person with a reason. */
final class LevelRules {
    private LevelRules() {}

    static void require(LevelOpened opened, Desk before) {
        var rescue = before.rescue(opened.rescue());
        Rules.require(opened.level() > rescue.level(), "a level that is open already", opened);
        Rules.require(rescue.stage().compareTo(Stage.SUSPECTED) > 0, "a level of a suspicion", opened);
        Rules.require(rescue.stage().compareTo(Stage.RELEASED) < 0, "a level though the people are out", opened);
        boolean byDesk = opened.by().equals(By.DESK);
        Rules.require(byDesk != (opened.why() == LevelOpened.Why.OVERRIDE), "by the wrong one", opened);
        switch (opened.why()) {
            case OVERRIDE -> Rules.require(opened.words().digest() != null, "without a reason", opened);
            case NO_ANSWER -> requireNoAnswer(opened, rescue);
            case UNANSWERED -> requireUnanswered(opened, rescue, before);
            case EMPTY -> requireEmpty(opened, rescue, before);
            case LATE -> requireLate(opened, rescue);
            case PREDICTED_LATE -> Rules.require(opened.level() == 2, "predicted late", opened);
        }
    }

    private static void requireNoAnswer(LevelOpened opened, Rescue rescue) {
        boolean passedOver = rescue.assignments().stream()
                .anyMatch(each -> each.state() == State.NO_ANSWER && opened.at().isAfter(each.answerBy()));
        Rules.require(opened.level() == 2 && passedOver, "level 2 before its time", opened);
    }

    private static void requireUnanswered(LevelOpened opened, Rescue rescue, Desk before) {
        var wait = before.policyOf(rescue).escalation().level2Answer();
        var until = rescue.levels().get(2).plus(wait);
        Rules.require(opened.level() == 3 && !opened.at().isBefore(until), "level 3 before its time", opened);
        boolean coming = rescue.assignments().stream()
                .anyMatch(each -> each.isUnderWay() && !each.crew().equals(Rescue.FIRE_BRIGADE));
        Rules.require(!coming, "level 3 though a crew is coming", opened);
    }

    private static void requireLate(LevelOpened opened, Rescue rescue) {
        Rules.require(opened.level() == 3 && rescue.level() == 2, "late leads from level 2 to level 3", opened);
        Rules.require(opened.at().isAfter(rescue.opening().limitAt()), "late before the limit", opened);
        boolean there = rescue.assignments().stream().anyMatch(each -> each.state() == State.ON_SITE);
        Rules.require(!there, "level 3 though a crew is there", opened);
    }

    /** Empty is a level with nobody to send, whatever else the levels above may have. */
    private static void requireEmpty(LevelOpened opened, Rescue rescue, Desk before) {
        for (var crew : before.register().listCrews()) {
            boolean fits =
                    opened.level() > 2 || crew.firm().equals(rescue.opening().firm());
            boolean able = OfferRules.findHindrance(before, rescue, crew, opened.at(), opened.level() == 2)
                    .isEmpty();
            Rules.require(!(fits && able), "not empty: " + crew.id() + " could go", opened);
        }
    }
}
