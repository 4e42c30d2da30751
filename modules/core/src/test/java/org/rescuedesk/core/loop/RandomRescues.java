package org.rescuedesk.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.AccountCommand.Correct;
import org.rescuedesk.core.ask.AccountCommand.Describe;
import org.rescuedesk.core.ask.AccountCommand.MarkDuplicate;
import org.rescuedesk.core.ask.AccountCommand.SelfRelease;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.CrewCommand.CauseFound;
import org.rescuedesk.core.ask.CrewCommand.Departed;
import org.rescuedesk.core.ask.CrewCommand.Released;
import org.rescuedesk.core.ask.DispatcherCommand.Close;
import org.rescuedesk.core.ask.DispatcherCommand.Dismiss;
import org.rescuedesk.core.ask.DispatcherCommand.RecordArrival;
import org.rescuedesk.core.ask.DispatcherCommand.RecordRelease;
import org.rescuedesk.core.ask.OverrideCommand.HandOver;
import org.rescuedesk.core.ask.OverrideCommand.Send;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.CrewState.Readiness;
import org.rescuedesk.core.state.Passengers;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;

/** Rescues of every kind, as a seed has them, decided by a real desk and written to a journal one by one. */
public final class RandomRescues {
    private static final By DISPATCHER = By.dispatcher("王芳");
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final int LEFT_OPEN = 8;
    private static final List<String> CAUSES =
            List.of("door", "door.lock_contact", "human.overload", "external.power_cut", "misuse", "外星人");

    private final Random dice;
    private final SmallDesk desk;
    private final Journal journal;
    private final List<Entry> decided = new ArrayList<>();
    private final Map<RescueId, Batch.Touched> touched = new TreeMap<>();
    private Instant now = SmallDesk.START;
    private int leftOpen;

    public RandomRescues(Journal journal, boolean exercise, long seed) throws JournalFailure {
        this.journal = journal;
        this.desk = new SmallDesk(journal.tail(), exercise);
        this.dice = new Random(seed);
        for (int crew = 0; crew < 40; crew++) append(desk.onDuty(crew));
        flush();
    }

    /** One rescue for each elevator from the first to before the last (0 to 1,000); the last two have only just begun. */
    public void write(int first, int last) throws JournalFailure {
        for (int elevator = first; elevator < last; elevator++) {
            now = now.plusMillis(dice.nextInt(5_000_000));
            if (elevator >= last - 2) append(desk.entrapment(elevator, now));
            else if (dice.nextInt(12) == 0) suspicion(elevator);
            else rescue(elevator);
            flush();
        }
    }

    private void suspicion(int elevator) {
        append(desk.cry(elevator, now));
        if (dice.nextBoolean())
            append(new Dismiss(later(10), DISPATCHER, last(elevator), words("reason", "A test by the firm.")));
    }

    private void rescue(int elevator) {
        append(desk.entrapment(elevator, now));
        var id = last(elevator);
        var crew = desk.desk().rescue(id).findActive().orElseThrow().crew();
        if (!otherwise(id, crew)) inItsCourse(id, crew);
        end(id, crew);
        saidAfterwards(id);
    }

    /** One in four or so; which, not by the dice: each kind of end that no crew brings about. */
    private boolean otherwise(RescueId id, CrewId crew) {
        switch (Math.floorMod(id.hashCode() / 7, 24)) {
            case 0, 1 ->
                append(new SelfRelease(
                        later(55), DISPATCHER, id, people(), null, words("reason", "They climbed out.")));
            case 2, 3 -> {
                var other = desk.desk()
                        .rescues()
                        .values()
                        .filter(each -> isAnother(each, id))
                        .findFirst();
                if (other.isEmpty()) return false;
                append(new MarkDuplicate(
                        later(20), DISPATCHER, id, other.get().id(), words("reason", "Both in one car.")));
            }
            case 4 -> {
                append(new HandOver(later(20), DISPATCHER, id, words("name", "消防张")));
                if (dice.nextBoolean()) release(id, later(60));
            }
            case 5 -> {
                var beside = desk.desk()
                        .crews()
                        .values()
                        .filter(each -> each.readiness() == Readiness.FREE)
                        .findFirst();
                var at = later(10);
                append(new Send(at, DISPATCHER, id, beside.orElseThrow().crew(), true, words("reason", "Two cars.")));
                append(new Departed(
                        at.plusSeconds(60),
                        By.crew(beside.get().crew()),
                        beside.get().crew(),
                        id));
                arrive(id, crew, Source.QR, arrival());
            }
            case 6 -> {
                append(new Departed(now.plusSeconds(60), By.crew(crew), crew, id));
                append(new Check(now.plusSeconds(1_500)));
                if (dice.nextBoolean()) arrive(id, crew, Source.PRESS, later(60));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnother(Rescue rescue, RescueId id) {
        return !rescue.id().equals(id) && rescue.stage() != Stage.DUPLICATE && rescue.stage() != Stage.FALSE_ALARM;
    }

    private void saidAfterwards(RescueId id) {
        var at = later(90).plusSeconds(6_000);
        int which = Math.floorMod(id.hashCode() / 13, 10);
        if (which == 0) append(new Describe(at, DISPATCHER, id, new Passengers(people(), 1, null), List.of()));
        if (which == 1) append(correct(at, id, Correction.Field.PEOPLE, "9"));
        var released =
                desk.desk().rescues().find(id).flatMap(each -> each.times().find(TimePoint.RELEASED));
        if (which == 2 && released.isPresent())
            append(correct(
                    at,
                    id,
                    Correction.Field.RELEASED_AT,
                    released.get().plusMillis(dice.nextInt(2_000_000)).toString()));
    }

    private static Correct correct(Instant at, RescueId id, Correction.Field what, String is) {
        return new Correct(at, DISPATCHER, id, what, is, "李强", words("reason", "By the record."));
    }

    private void inItsCourse(RescueId id, CrewId crew) {
        switch (dice.nextInt(10)) {
            case 0 -> append(new Dismiss(later(60), DISPATCHER, id, words("reason", "Nobody is inside.")));
            case 1 -> release(id, later(60));
            case 2 -> append(new Released(later(60), By.crew(crew), crew, id, people()));
            case 3 -> {
                if (leftOpen++ >= LEFT_OPEN) arrive(id, crew, Source.PRESS, arrival());
                append(new Check(later(60)));
            }
            case 4 -> {
                append(new RecordArrival(later(45), DISPATCHER, id, crew, null));
                release(id, later(60));
            }
            case 5 -> arrive(id, crew, Source.PRESS, arrival());
            case 6, 7 -> {
                var at = arrival();
                arrive(id, crew, Source.QR, at);
                arrive(id, crew, Source.PRESS, at.plusMillis(dice.nextInt(200_000)));
            }
            case 8 -> {
                arrive(id, crew, Source.POSITION, arrival());
                arrive(id, crew, Source.PRESS, later(60));
            }
            default -> arrive(id, crew, Source.NFC, arrival());
        }
    }

    private void arrive(RescueId id, CrewId crew, Source source, Instant at) {
        append(new Arrived(at, By.crew(crew), crew, id, Evidence.at(source, at, null)));
    }

    private void release(RescueId id, Instant at) {
        append(new RecordRelease(at, DISPATCHER, id, people(), null));
    }

    /** Some are closed by their crew, some by a dispatcher, some are left as they are. */
    private void end(RescueId id, CrewId crew) {
        var at = later(90);
        switch (desk.desk().rescue(id).stage()) {
            case ON_SITE -> {
                append(new Released(at, By.crew(crew), crew, id, people()));
                append(new CauseFound(at, By.crew(crew), crew, id, cause(id), null, words("note", "门锁触点")));
            }
            case RELEASED -> append(new Close(at, DISPATCHER, id, null, dice.nextBoolean(), words("note", "乘客已回访")));
            default -> append(new Check(at));
        }
    }

    /** Not by the dice, so that each seed's rescues stay what they were; one stands in no tree. */
    private static String cause(RescueId id) {
        return CAUSES.get(Math.floorMod(id.hashCode(), CAUSES.size()));
    }

    /** Now and then to the very second of the limit. */
    private Instant arrival() {
        return dice.nextInt(15) == 0 ? now.plus(LIMIT) : later(40);
    }

    private Instant later(int minutes) {
        return now.plusMillis(1 + dice.nextInt(minutes * 60_000));
    }

    private int people() {
        return 1 + dice.nextInt(6);
    }

    /** Their values stand nowhere: in the journal they would only be digests. */
    private static List<PersonNote> words(String field, String value) {
        return List.of(new PersonNote(field, "00", value));
    }

    private RescueId last(int elevator) {
        return desk.desk().elevator(SmallDesk.elevatorId(elevator)).findLast().orElseThrow();
    }

    private void append(Command command) {
        var batch = desk.decide(command);
        decided.addAll(batch.entries());
        batch.touched().forEach(each -> touched.put(each.rescue().id(), each));
    }

    /** One rescue is one batch: a commit for each of its commands would only take longer. */
    private void flush() throws JournalFailure {
        journal.append(
                new Batch(0, List.copyOf(decided), List.of(), List.of(), List.copyOf(touched.values()), desk.desk()));
        decided.clear();
        touched.clear();
    }
}
