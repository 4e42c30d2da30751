package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.RescueEvent.CauseReported;
import org.rescuedesk.core.RescueEvent.PassengersCalledBack;
import org.rescuedesk.core.RescueEvent.RescueConfirmed;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Arrival;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What a dispatcher does with a rescue; what its stage doesn't allow is refused with a sentence. */
public sealed interface DispatcherCommand extends Command
        permits AccountCommand,
                OverrideCommand,
                DispatcherCommand.Confirm,
                DispatcherCommand.Dismiss,
                DispatcherCommand.RecordArrival,
                DispatcherCommand.RecordRelease,
                DispatcherCommand.CallBack,
                DispatcherCommand.Close {
    RescueId rescue();

    /** The rescue as the desk has it; refuses one that it doesn't have. */
    default Rescue known(Facts facts) {
        return facts.desk().rescues().find(rescue()).orElseThrow(() -> Bound.noSuchRescue(rescue()));
    }

    /** The same, refused with these words once its people are out. */
    default Rescue inside(Facts facts, String chinese, String english) {
        var rescue = known(facts);
        if (rescue.stage().compareTo(Stage.RELEASED) < 0) return rescue;
        throw notAt(rescue, chinese, english);
    }

    /** A refusal that says at which stage the rescue is. */
    static Refused notAt(Rescue rescue, String chinese, String english) {
        return new Refused(
                "救援 " + rescue.id() + " 处于 " + rescue.stage() + "：" + chinese,
                "Rescue " + rescue.id() + " is " + rescue.stage() + ": " + english);
    }

    /** A time that a dispatcher gives lies between the first word of the rescue and now. */
    default Instant told(Facts facts, @Nullable Instant time) {
        if (time == null) return at();
        var start = known(facts).receivedAt();
        if (!time.isBefore(start) && !time.isAfter(at())) return time;
        throw new Refused(
                "时间 " + time + " 不在救援开始与现在之间。",
                "The time " + time + " does not lie between the start of the rescue and now.");
    }

    /** Nobody is out before a crew is there, as far as that is known: then the people freed themselves, or the arrival is wrong. */
    static Instant requireAfterArrival(Rescue known, Instant releasedAt) {
        var arrival = known.findArrival().map(Arrival::at).filter(releasedAt::isBefore);
        if (arrival.isEmpty()) return releasedAt;
        throw new Refused(
                "解救时间 " + releasedAt + " 早于到场时间 " + arrival.get() + "。",
                "The release " + releasedAt + " can't be before the arrival " + arrival.get() + ".");
    }

    /** Somebody answered for a suspicion: people are inside. */
    record Confirm(Instant at, By by, RescueId rescue) implements DispatcherCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            if (known.stage() != Stage.SUSPECTED)
                throw DispatcherCommand.notAt(known, "无需确认。", "there is nothing to confirm.");
            facts.note(new RescueConfirmed(at, by, rescue, RescueConfirmed.How.PERSON));
            Dispatch.serveWaiting(facts, at);
        }
    }

    /** Nobody is shut in; crews on their way are stood down. {@code persons} holds the {@code reason}. */
    record Dismiss(Instant at, By by, RescueId rescue, List<PersonNote> persons) implements DispatcherCommand {
        @Override
        public void decide(Facts facts) {
            inside(facts, "不能再作误报处理。", "it can't be a false alarm any more.");
            new Ending(facts, rescue, at, by).falseAlarm(Words.of(persons, "reason"));
            Dispatch.serveWaiting(facts, at);
        }
    }

    /** A third party's word that a crew is there, with who said so; the same word again adds nothing. The crew is the one bound to the rescue when none is named. */
    record RecordArrival(
            Instant at,
            By by,
            RescueId rescue,
            @Nullable CrewId crew,
            @Nullable Instant arrivedAt,
            List<PersonNote> persons)
            implements DispatcherCommand {
        /** When it isn't said who told. */
        public RecordArrival(Instant at, By by, RescueId rescue, @Nullable CrewId crew, @Nullable Instant arrivedAt) {
            this(at, by, rescue, crew, arrivedAt, List.of());
        }

        @Override
        public void decide(Facts facts) {
            var known = inside(facts, "不能再记录到达。", "an arrival can't be recorded any more.");
            if (known.stage() == Stage.SUSPECTED) throw DispatcherCommand.notAt(known, "请先确认。", "confirm it first.");
            var who = crew != null ? crew : findComing(known);
            var time = told(facts, arrivedAt);
            if (who != null) new Bound(facts, rescue, who).acceptThere(at, by);
            var teller = Body.empty();
            for (var person : persons) teller = teller.with(person.field(), person.digest());
            var evidence = Evidence.at(Source.PHONE, time, null);
            if (who != null && known.hasArrivedWithout(who)) {
                new Bound(facts, rescue, who).arrive(at, by, evidence, teller);
            } else if (!known.evidence().contains(evidence)) {
                facts.note(new ArrivalNoted(at, by, rescue, who, evidence, teller));
                if (who != null && !who.equals(Rescue.FIRE_BRIGADE)) new Bound(facts, rescue, who).callOthersOff(at);
            }
            Dispatch.serveWaiting(facts, at);
        }

        /** Whoever is on its way; one that is only asked may still decline, and the fire brigade is named. */
        private static @Nullable CrewId findComing(Rescue rescue) {
            return rescue.assignments().stream()
                    .filter(each -> each.isUnderWay() && !each.crew().equals(Rescue.FIRE_BRIGADE))
                    .map(Assignment::crew)
                    .findFirst()
                    .orElse(null);
        }
    }

    record RecordRelease(
            Instant at,
            By by,
            RescueId rescue,
            int people,
            @Nullable Instant releasedAt) implements DispatcherCommand {
        @Override
        public void decide(Facts facts) {
            var known = inside(facts, "被困人员已救出。", "its people are out already.");
            var time = DispatcherCommand.requireAfterArrival(known, told(facts, releasedAt));
            new Ending(facts, rescue, at, by).release(people, time, null);
            Dispatch.serveWaiting(facts, at);
        }
    }

    /** Somebody spoke with the passengers, or whoever looks after them, once they were out: also after the rescue has ended. */
    record CallBack(Instant at, By by, RescueId rescue) implements DispatcherCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            if (known.times().find(TimePoint.CALLED_BACK).isPresent()) return;
            boolean isOut = known.times().find(TimePoint.RELEASED).isPresent();
            if (!isOut || known.stage() == Stage.DUPLICATE)
                throw DispatcherCommand.notAt(known, "被困人员救出后才能回访。", "nobody is to be called back now.");
            facts.note(new PassengersCalledBack(at, by, rescue));
        }
    }

    /**
     * {@code persons} holds the {@code note}, if there is one: it stands at the cause and at the end. One that has ended without a
     * cause is given it, once.
     */
    record Close(
            Instant at, By by, RescueId rescue, @Nullable String cause, boolean calledBack, List<PersonNote> persons)
            implements DispatcherCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            boolean isOut = known.stage() == Stage.RELEASED || known.stage() == Stage.VERIFIED;
            if (!isOut && !lacksOnlyThisCause(known)) {
                throw DispatcherCommand.notAt(known, "被困人员救出后才能结案。", "only one whose people are out can be closed.");
            }
            if (calledBack) new CallBack(at, by, rescue).decide(facts);
            var note = Words.of(persons, "note");
            if (cause != null) facts.note(new CauseReported(at, by, rescue, cause, note));
            if (!isOut) return;
            new Ending(facts, rescue, at, by).close(note);
            Dispatch.serveWaiting(facts, at);
        }

        private boolean lacksOnlyThisCause(Rescue known) {
            boolean isEnded = known.stage().isEnded() && known.stage() != Stage.DUPLICATE;
            return isEnded && cause != null && known.cause() == null;
        }
    }
}
