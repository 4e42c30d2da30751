package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.AccountEvent.CorrectionMade;
import org.rescuedesk.core.AccountEvent.NoteAdded;
import org.rescuedesk.core.AccountEvent.PassengersDescribed;
import org.rescuedesk.core.AccountEvent.RescueRecalled;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;
import org.rescuedesk.core.watch.Marks;

/** What a person tells of a rescue beside its course. {@code persons} holds the {@code note} or {@code reason}. */
public sealed interface AccountCommand extends DispatcherCommand {
    private static void requireNoMoreInjured(Passengers told) {
        if (told.people() != null && told.injured() != null && told.injured() > told.people()) {
            throw new Refused(
                    "受伤人数 " + told.injured() + " 多于被困人数 " + told.people() + "。",
                    told.injured() + " injured can't be more than the " + told.people() + " people.");
        }
    }

    /** Who is inside, as far as it was said. */
    record Describe(Instant at, By by, RescueId rescue, Passengers passengers, List<PersonNote> persons)
            implements AccountCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            var words = Words.of(persons, "note");
            requireNoMoreInjured(known.passengers().and(passengers));
            boolean isKnown = known.passengers().and(passengers).equals(known.passengers());
            if (isKnown && words.digest() == null) return;
            facts.note(new PassengersDescribed(at, by, rescue, passengers, words));
        }
    }

    record AddNote(Instant at, By by, RescueId rescue, List<PersonNote> persons) implements AccountCommand {
        @Override
        public void decide(Facts facts) {
            known(facts);
            facts.note(new NoteAdded(at, by, rescue, Words.of(persons, "note")));
        }
    }

    /** The people got out without any crew; whoever is on its way is stood down. */
    record SelfRelease(
            Instant at,
            By by,
            RescueId rescue,
            @Nullable Integer people,
            @Nullable Instant releasedAt,
            List<PersonNote> persons)
            implements AccountCommand {
        @Override
        public void decide(Facts facts) {
            inside(facts, "被困人员已救出。", "its people are out already.");
            var time = told(facts, releasedAt);
            new Ending(facts, rescue, at, by).selfReleased(people, time, Words.of(persons, "reason"));
            Dispatch.serveWaiting(facts, at);
        }
    }

    /** It is the same entrapment as another rescue. */
    record MarkDuplicate(Instant at, By by, RescueId rescue, RescueId of, List<PersonNote> persons)
            implements AccountCommand {
        @Override
        public void decide(Facts facts) {
            inside(facts, "不能再作重复处理。", "it can't be a duplicate any more.");
            var other = facts.desk().rescues().find(of).orElseThrow(() -> Bound.noSuchRescue(of));
            if (of.equals(rescue) || other.stage() == Stage.DUPLICATE || other.stage() == Stage.FALSE_ALARM) {
                throw DispatcherCommand.notAt(other, "不能作为重复的依据。", "nothing can be a duplicate of it.");
            }
            new Ending(facts, rescue, at, by).duplicate(of, Words.of(persons, "reason"));
            Dispatch.serveWaiting(facts, at);
        }
    }

    /** Something told before is wrong. Whoever approves is another person than whoever asks; {@code is} is the right value, as text. */
    record Correct(
            Instant at,
            By by,
            RescueId rescue,
            Correction.Field what,
            String is,
            String approver,
            List<PersonNote> persons)
            implements AccountCommand {
        @Override
        public void decide(Facts facts) {
            var known = known(facts);
            var reason = Words.of(persons, "reason");
            if (reason.digest() == null) throw new Refused("请说明更正的理由。", "A correction needs its reason.");
            if (approver.isBlank() || approver.strip().equalsIgnoreCase(by.id()))
                throw new Refused("更正须由另一人批准。", "Another person has to approve a correction.");
            var was = was(known);
            var right = requireValid(facts, known);
            if (right.equals(was)) return;
            facts.note(new CorrectionMade(at, by, rescue, what, was, right, approver, reason));
            if (what == Correction.Field.RELEASED_AT)
                Marks.passed(facts, facts.desk().rescue(rescue), Instant.parse(right), at);
        }

        private @Nullable String was(Rescue known) {
            return switch (what) {
                case PEOPLE -> text(known.people());
                case INJURED -> text(known.passengers().injured());
                case VULNERABILITY -> text(known.passengers().vulnerability());
                case CAUSE -> known.cause();
                case RELEASED_AT -> text(known.times().find(TimePoint.RELEASED).orElse(null));
            };
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }

        private String requireValid(Facts facts, Rescue known) {
            try {
                return switch (what) {
                    case PEOPLE, INJURED -> count(known);
                    case VULNERABILITY -> Vulnerability.valueOf(is).name();
                    case CAUSE -> requireCause(known);
                    case RELEASED_AT -> releasedAt(facts, known).toString();
                };
            } catch (RuntimeException notOne) {
                if (notOne instanceof Refused refused) throw refused;
                throw new Refused(
                        "“" + is + "” 不能作为 " + what + " 的值。", "\"" + is + "\" can't be the value of " + what + ".");
            }
        }

        private String count(Rescue known) {
            int number = Integer.parseInt(is);
            if (number < 0 || number > 999) throw new IllegalArgumentException("It is no number of people.");
            boolean people = what == Correction.Field.PEOPLE;
            AccountCommand.requireNoMoreInjured(
                    known.passengers().and(new Passengers(people ? number : null, people ? null : number, null)));
            return Integer.toString(number);
        }

        private String requireCause(Rescue known) {
            if (known.cause() == null || is.isBlank())
                throw new Refused("尚无原因可更正。", "There is no cause yet that could be corrected.");
            return is;
        }

        /** Within what else is known: after the first word of it and the arrival, and not in the future. */
        private Instant releasedAt(Facts facts, Rescue known) {
            if (known.times().find(TimePoint.RELEASED).isEmpty())
                throw new Refused("尚未救出，无可更正。", "Nobody is released yet: there is no time to correct.");
            return DispatcherCommand.requireAfterArrival(known, told(facts, Instant.parse(is)));
        }
    }

    /** One that ended long ago is taken up again, as whoever keeps the memory has it: something else follows that needs it. */
    record Recall(Instant at, By by, RescueId rescue, Rescue kept) implements AccountCommand {
        @Override
        public void decide(Facts facts) {
            if (facts.desk().rescues().has(rescue)) return;
            facts.note(new RescueRecalled(at, by, rescue, kept.body()));
        }
    }

    /** What is asked of a rescue that the desk may have put away: it is recalled first, unless the rest is refused. */
    record AfterRecall(List<Recall> recalls, Command what) implements Command {
        /** Whoever takes up {@code kept} again is {@code by}, who asks for the rest stands in the command. */
        public static AfterRecall of(Instant at, By by, List<Rescue> kept, Command what) {
            return new AfterRecall(
                    kept.stream()
                            .map(each -> new Recall(at, by, each.id(), each))
                            .toList(),
                    what);
        }

        @Override
        public Instant at() {
            return what.at();
        }

        @Override
        public By by() {
            return what.by();
        }

        @Override
        public List<PersonNote> persons() {
            return what.persons();
        }

        @Override
        public void decide(Facts facts) {
            for (var recall : recalls) recall.decide(facts);
            what.decide(facts);
        }
    }
}
