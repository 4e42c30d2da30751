package org.rescuedesk.core.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AccountEvent.PassengersDescribed;
import org.rescuedesk.core.AssignmentEvent.CrewDeclined;
import org.rescuedesk.core.AssignmentEvent.CrewDeparted;
import org.rescuedesk.core.AssignmentEvent.CrewDone;
import org.rescuedesk.core.By;
import org.rescuedesk.core.CrewEvent.CrewBeganRest;
import org.rescuedesk.core.CrewEvent.CrewCameOnDuty;
import org.rescuedesk.core.CrewEvent.CrewEndedRest;
import org.rescuedesk.core.CrewEvent.CrewWentOffDuty;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.core.CrewEvent.ShiftMoved;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueEvent.CauseReported;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** What a crew reports. Saying a thing twice changes nothing; what the desk can't follow it refuses with a sentence. */
public sealed interface CrewCommand extends Command {
    CrewId crew();

    /** A report that the crew's phone has named: followed once, however late it comes again. */
    record Named(String report, CrewCommand what) implements CrewCommand {
        @Override
        public Instant at() {
            return what.at();
        }

        @Override
        public By by() {
            return what.by();
        }

        @Override
        public CrewId crew() {
            return what.crew();
        }

        @Override
        public List<PersonNote> persons() {
            return what.persons();
        }

        @Override
        public void decide(Facts facts) {
            if (facts.desk().crew(crew()).knows(report)) return;
            what.decide(facts);
            facts.note(new ReportTaken(at(), by(), crew(), report));
        }
    }

    /** {@code until} is when its shift ends; a crew that rests is free again, and one on duty may give another. */
    record CameOnDuty(
            Instant at, By by, CrewId crew, @Nullable Instant until) implements CrewCommand {
        /** Until it says otherwise. */
        public CameOnDuty(Instant at, By by, CrewId crew) {
            this(at, by, crew, null);
        }

        @Override
        public void decide(Facts facts) {
            var state = facts.desk().crew(crew);
            if (state.readiness() == CrewState.Readiness.OFF_DUTY) facts.note(new CrewCameOnDuty(at, by, crew, until));
            else staysOnDuty(facts, state);
            Dispatch.serveWaiting(facts, at);
        }

        private void staysOnDuty(Facts facts, CrewState state) {
            if (until != null && !until.equals(state.shift().until())) facts.note(new ShiftMoved(at, by, crew, until));
            if (state.readiness() == CrewState.Readiness.RESTING) facts.note(new CrewEndedRest(at, by, crew));
        }
    }

    record BeganRest(Instant at, By by, CrewId crew) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var state = facts.desk().crew(crew);
            if (state.readiness() == CrewState.Readiness.RESTING) return;
            if (state.readiness() == CrewState.Readiness.FREE) facts.note(new CrewBeganRest(at, by, crew));
            else throw notNow(state);
        }

        private Refused notNow(CrewState state) {
            return new Refused(
                    "人员 " + crew + " 现在不能休息：其状态为 " + state.readiness() + "。",
                    "Crew " + crew + " can't rest now: it is " + state.readiness() + ".");
        }
    }

    /** It leaves the elevator to another crew, which is there, or with nobody inside: its shift is over, or it is needed elsewhere. */
    record LeftToOther(Instant at, By by, CrewId crew, RescueId rescue) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var bound = new Bound(facts, rescue, crew);
            var mine = bound.assignment().state();
            if (mine == Assignment.State.DONE) return;
            boolean isOtherThere = bound.rescue().assignments().stream()
                    .anyMatch(each -> !each.crew().equals(crew) && each.state() == Assignment.State.ON_SITE);
            boolean isOut =
                    bound.rescue().stage() == Stage.RELEASED || bound.rescue().stage() == Stage.VERIFIED;
            boolean mayLeave = isOut ? mine.isActive() : mine == Assignment.State.ON_SITE && isOtherThere;
            if (!mayLeave) {
                throw new Refused(
                        "人员 " + crew + " 不能离开救援 " + rescue + "：现场没有其他人员接手。",
                        "Crew " + crew + " can't leave rescue " + rescue + ": no other crew is there to take over.");
            }
            facts.note(new CrewDone(at, by, rescue, crew));
            Dispatch.serveWaiting(facts, at);
        }
    }

    record WentOffDuty(Instant at, By by, CrewId crew) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var state = facts.desk().crew(crew);
            if (state.readiness() == CrewState.Readiness.OFF_DUTY) return;
            if (state.readiness() == CrewState.Readiness.OUT) {
                throw new Refused(
                        "人员 " + crew + " 不能下班：正在执行救援 " + state.task() + "。",
                        "Crew " + crew + " can't go off duty: it is bound to rescue " + state.task() + ".");
            }
            facts.note(new CrewWentOffDuty(at, by, crew));
        }
    }

    record Accepted(Instant at, By by, CrewId crew, RescueId rescue) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            new Bound(facts, rescue, crew).accept(at, by);
        }
    }

    /** {@code persons} holds the {@code reason}, if it gave one. */
    record Declined(Instant at, By by, CrewId crew, RescueId rescue, List<PersonNote> persons) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var state = new Bound(facts, rescue, crew).assignment().state();
            if (state == Assignment.State.DECLINED) return;
            if (!mayDecline(state)) {
                throw new Refused(
                        "人员 " + crew + " 不能拒绝救援 " + rescue + "：其任务状态为 " + state + "。",
                        "Crew " + crew + " can't decline rescue " + rescue + ": it is " + state + " there.");
            }
            facts.note(new CrewDeclined(at, by, rescue, crew, Words.of(persons, "reason")));
            Dispatch.askBeside(facts, rescue, at);
            Dispatch.serveWaiting(facts, at);
        }

        /** Until it is there; a no that comes too late still says that asking again is in vain. */
        private static boolean mayDecline(Assignment.State state) {
            return state.compareTo(Assignment.State.ON_SITE) < 0 || state.mayStillCome();
        }
    }

    record Departed(Instant at, By by, CrewId crew, RescueId rescue) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var bound = new Bound(facts, rescue, crew);
            bound.accept(at, by);
            var mine = bound.assignment();
            if (mine.state() == Assignment.State.ACCEPTED)
                facts.note(new CrewDeparted(at, by, rescue, crew, drive(facts, bound.rescue(), mine.eta())));
        }

        /** What was predicted has the setting out in it, which is over. */
        private static Duration drive(Facts facts, Rescue known, Duration eta) {
            var traffic = facts.desk()
                    .rules()
                    .travelTimes()
                    .calibration()
                    .traffic(known.opening().area());
            return eta.compareTo(traffic.settingOut()) > 0 ? eta.minus(traffic.settingOut()) : Duration.ZERO;
        }
    }

    /** {@code evidence}'s times are the desk's clock; a source that was noted already adds nothing. */
    record Arrived(Instant at, By by, CrewId crew, RescueId rescue, Evidence evidence) implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var bound = new Bound(facts, rescue, crew);
            bound.acceptThere(at, by);
            bound.arrive(at, by, evidence);
            Dispatch.serveWaiting(facts, at);
        }
    }

    /** {@code injured} is how many of the {@code people} are, where the crew says so. */
    record Released(
            Instant at,
            By by,
            CrewId crew,
            RescueId rescue,
            int people,
            @Nullable Integer injured) implements CrewCommand {
        /** When it isn't said whether anybody is injured. */
        public Released(Instant at, By by, CrewId crew, RescueId rescue, int people) {
            this(at, by, crew, rescue, people, null);
        }

        @Override
        public void decide(Facts facts) {
            var bound = new Bound(facts, rescue, crew);
            bound.assignment();
            var stage = bound.rescue().stage();
            if (stage.compareTo(Stage.CLOSED) > 0) throw otherEnd(stage);
            if (stage.compareTo(Stage.RELEASED) >= 0) return;
            bound.acceptThere(at, by);
            new Ending(facts, rescue, at, by).release(people, at, crew);
            if (injured != null) tell(facts, new Passengers(null, injured, null));
        }

        /** A person ended it otherwise, and has to hear of this: it is kept and shown. */
        private Refused otherEnd(Stage stage) {
            return new Refused(
                    "救援 " + rescue + " 已按 " + stage + " 结束，而人员 " + crew + " 报告救出 " + people + " 人：请核实。",
                    "Rescue " + rescue + " has ended as " + stage + ", and crew " + crew + " reports " + people
                            + " people freed: somebody has to look into it.");
        }

        private void tell(Facts facts, Passengers told) {
            var known = facts.desk().rescue(rescue).passengers();
            if (!known.and(told).equals(known)) facts.note(new PassengersDescribed(at, by, rescue, told, Words.NONE));
        }
    }

    /**
     * With the cause the crew has done its part; the rescue closes once the people are out. The firm under contract finds it also where
     * another freed them (domain facts 6, "later"). {@code persons} holds its {@code note}, if there is one; {@code cleared} says whether
     * the elevator runs again, or is out of service until a named person releases it.
     */
    record CauseFound(
            Instant at,
            By by,
            CrewId crew,
            RescueId rescue,
            String cause,
            @Nullable Boolean cleared,
            List<PersonNote> persons)
            implements CrewCommand {
        @Override
        public void decide(Facts facts) {
            var bound = new Bound(facts, rescue, crew);
            var stage = bound.rescue().stage();
            if (!isContracted(facts, bound)) requirePart(bound.assignment().state());
            if (stage.isEnded()) {
                afterTheEnd(facts, bound.rescue());
                return;
            }
            if (stage.compareTo(Stage.RELEASED) < 0) {
                throw new Refused(
                        "救援 " + rescue + " 还不能以原因结案：被困人员尚未救出。",
                        "Rescue " + rescue + " can't be closed with a cause: nobody is released yet.");
            }
            facts.note(new CauseReported(at, by, rescue, cause, Words.of(persons, "note")));
            if (cleared != null) new Service(facts, at, by).after(rescue, cleared);
            new Ending(facts, rescue, at, By.DESK).close(Words.NONE);
            Dispatch.serveWaiting(facts, at);
        }

        /** Somebody else had the last word: a first cause is still taken, and that the elevator's fault is not cleared in any case. */
        private void afterTheEnd(Facts facts, Rescue known) {
            boolean isNew = known.cause() == null && known.stage() != Stage.DUPLICATE;
            if (isNew) facts.note(new CauseReported(at, by, rescue, cause, Words.of(persons, "note")));
            boolean isKnown = cause.equals(known.cause())
                    && known.times().find(TimePoint.BACK_IN_SERVICE).isPresent();
            if (cleared != null && (isNew || (!cleared && !isKnown))) new Service(facts, at, by).after(rescue, cleared);
        }

        private boolean isContracted(Facts facts, Bound bound) {
            var firm = bound.rescue().opening().firm();
            return facts.desk()
                    .register()
                    .findCrew(crew)
                    .filter(each -> each.firm().equals(firm))
                    .isPresent();
        }

        private void requirePart(Assignment.State mine) {
            if (!mine.isActive() && mine != Assignment.State.DONE) {
                throw new Refused(
                        "人员 " + crew + " 不在救援 " + rescue + " 中：其任务状态为 " + mine + "。",
                        "Crew " + crew + " is not part of rescue " + rescue + ": its assignment is " + mine + ".");
            }
        }
    }

    /** A position of a crew that is on its way: kept as its track, and an arrival once it stands at the elevator. */
    record Moved(Instant at, By by, CrewId crew, Fix fix, String salt) implements CrewCommand {
        /** The fix as it stands apart from the journal. */
        PersonNote note() {
            return new PersonNote("fix", salt, fix.body().toString());
        }

        @Override
        public List<PersonNote> persons() {
            return List.of(note());
        }

        @Override
        public void decide(Facts facts) {
            Track.follow(facts, this);
        }
    }
}
