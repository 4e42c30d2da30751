package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.List;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.AssignmentEvent.CrewStoodDown;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.EscalationEvent.HandedOver;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EscalationEvent.MarkAcknowledged;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;

/** What a dispatcher decides instead of the rules, or where they ask for a person. {@code persons} holds the {@code reason}. */
public sealed interface OverrideCommand extends DispatcherCommand {
    /** An override without a reason is none: who reads the journal later has to know why the rules were not enough. */
    private static Words reason(List<PersonNote> persons) {
        var reason = Words.of(persons, "reason");
        if (reason.digest() == null) throw new Refused("请说明理由。", "An override needs its reason.");
        return reason;
    }

    /** Refuses a rescue to which nobody can be sent at its stage. */
    private static void requireOpen(Rescue rescue) {
        if (rescue.stage() == Stage.SUSPECTED) throw DispatcherCommand.notAt(rescue, "请先确认。", "confirm it first.");
    }

    /** Level 2 or 3 before its time. */
    record OpenLevel(Instant at, By by, RescueId rescue, int level, List<PersonNote> persons)
            implements OverrideCommand {
        @Override
        public void decide(Facts facts) {
            var known = inside(facts, "不能再升级。", "its level can't be raised any more.");
            requireOpen(known);
            if (level <= known.level()) return;
            var reason = OverrideCommand.reason(persons);
            facts.note(new LevelOpened(at, by, rescue, level, LevelOpened.Why.OVERRIDE, reason));
            Dispatch.askBeside(facts, rescue, at);
            Dispatch.serveWaiting(facts, at);
        }
    }

    /**
     * This crew is sent, whatever the rules say: in place of whoever is bound to the rescue and not there yet, or {@code extra}, beside
     * them; beside a crew that is there in any case.
     */
    record Send(Instant at, By by, RescueId rescue, CrewId crew, boolean extra, List<PersonNote> persons)
            implements OverrideCommand {
        @Override
        public void decide(Facts facts) {
            var known = inside(facts, "不能再派人员。", "nobody can be sent any more.");
            requireOpen(known);
            var reason = OverrideCommand.reason(persons);
            var sent = facts.desk().register().findCrew(crew).orElseThrow(this::noSuchCrew);
            if (known.findAssignment(crew)
                    .filter(each -> each.state().isActive())
                    .isPresent()) return;
            requireReady(facts);
            if (!extra) standOthersDown(facts, known, reason);
            openLevel(facts, known, sent, reason);
            Dispatch.send(facts, rescue, sent, extra || isOneThere(known), at, by, reason);
            Dispatch.serveWaiting(facts, at);
        }

        /** A crew that is there stays, so that whoever is sent now comes beside it. */
        private static boolean isOneThere(Rescue known) {
            return known.assignments().stream()
                    .anyMatch(each -> each.state() == Assignment.State.ON_SITE
                            && !each.crew().equals(Rescue.FIRE_BRIGADE));
        }

        private void openLevel(Facts facts, Rescue known, Crew sent, Words reason) {
            boolean contracted = sent.firm().equals(known.opening().firm());
            if (!contracted && known.level() == 1)
                facts.note(new LevelOpened(at, by, rescue, 2, LevelOpened.Why.OVERRIDE, reason));
        }

        private void requireReady(Facts facts) {
            var readiness = facts.desk().crew(crew).readiness();
            if (readiness == Readiness.FREE || readiness == Readiness.RESTING) return;
            throw new Refused(
                    "人员 " + crew + " 现在不能派出：其状态为 " + readiness + "。",
                    "Crew " + crew + " can't be sent now: it is " + readiness + ".");
        }

        private void standOthersDown(Facts facts, Rescue known, Words reason) {
            for (var each : known.assignments()) {
                boolean mayGo = each.state().isActive() && each.state() != Assignment.State.ON_SITE;
                if (mayGo && !each.crew().equals(Rescue.FIRE_BRIGADE))
                    facts.note(new CrewStoodDown(at, by, rescue, each.crew(), "DISPATCHER", reason));
            }
        }

        private Refused noSuchCrew() {
            return new Refused("登记数据中没有人员 " + crew + "。", "The register has no crew " + crew + ".");
        }
    }

    /**
     * This crew is called off, and no rule asks it again; the rules send the next one, if nobody else is bound to the rescue. Once the
     * people are out it has done its part.
     */
    record StandDown(Instant at, By by, RescueId rescue, CrewId crew, List<PersonNote> persons)
            implements OverrideCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            var reason = OverrideCommand.reason(persons);
            var mine = known.findAssignment(crew).orElseThrow(() -> Bound.neverAsked(crew, rescue));
            if (!mine.state().isActive()) return;
            boolean isPart = known.awaitsCause() && mine.isUnderWay();
            facts.note(
                    isPart
                            ? new CrewDone(at, by, rescue, crew, reason)
                            : new CrewStoodDown(at, by, rescue, crew, "DISPATCHER", reason));
            Dispatch.serveWaiting(facts, at);
        }
    }

    /**
     * The fire brigade took it on. {@code persons} holds the {@code name} and {@code phone} of who took it there, and a {@code note}.
     */
    record HandOver(Instant at, By by, RescueId rescue, List<PersonNote> persons) implements OverrideCommand {
        @Override
        public void decide(Facts facts) {
            var known = inside(facts, "不能再移交消防。", "it can't be handed over any more.");
            requireOpen(known);
            if (known.findAssignment(Rescue.FIRE_BRIGADE)
                    .filter(each -> each.state().isActive())
                    .isPresent()) return;
            var contact = Body.empty();
            for (var person : persons)
                if (!person.field().equals("note")) contact = contact.with(person.field(), person.digest());
            if (contact.fields().isEmpty()) throw new Refused("请填写消防接警人。", "Name who took it at the fire brigade.");
            facts.note(new HandedOver(at, by, rescue, Words.of(persons, "note"), contact));
        }
    }

    /** A person has seen what was said: it is silent from now on. */
    record Acknowledge(Instant at, By by, RescueId rescue, Mark mark) implements OverrideCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            if (known.acknowledged().has(mark)) return;
            if (!known.has(mark)) {
                throw new Refused(
                        "救援 " + rescue + " 没有 " + mark + " 提示。", "Rescue " + rescue + " has no mark " + mark + ".");
            }
            facts.note(new MarkAcknowledged(at, by, rescue, mark));
        }
    }
}
