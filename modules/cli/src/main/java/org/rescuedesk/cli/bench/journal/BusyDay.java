package org.rescuedesk.cli.bench.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.Function;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.Refused;
import org.rescuedesk.core.ask.SignalCommand.Called;
import org.rescuedesk.core.ask.SignalCommand.Cried;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.RawInput;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.telemetry.ServiceMode;

/**
 * The seeded day of a storm: somebody is shut in every other second, hundreds of rescues are under way at once, and each lives its
 * life: signals, calls, what can't be read, offers taken, declined and left unanswered, tracks, arrivals, releases, causes.
 */
final class BusyDay {
    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final Duration BETWEEN_CRIES = Duration.ofSeconds(4);

    private record Due(Instant at, long order, Function<Instant, Asked> what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    private final MadeUpProvince province;
    private final Random dice;
    private final Queue<Due> due = new PriorityQueue<>();
    private Desk desk;
    private long orders;
    private long facts;

    BusyDay(MadeUpProvince province, Desk empty, Instant begin, long seed) {
        this.province = province;
        this.desk = empty;
        this.dice = new Random(seed);
        for (int crew = 0; crew < province.crews(); crew++) {
            var id = province.crew(crew);
            at(begin, at -> new Asked(new CrewCommand.CameOnDuty(at, By.crew(id), id)));
        }
        at(begin.plusSeconds(1), this::cry);
        at(begin.plusSeconds(2), this::test);
        at(begin.plusSeconds(60), this::check);
    }

    /** What comes next, until it has led to so many facts or a few more. */
    List<Asked> next(long wanted) {
        var asked = new ArrayList<Asked>();
        for (long until = facts + wanted; facts < until; ) {
            var next = due.remove();
            var what = next.what.apply(next.at);
            if (leadsSomewhere(what.command())) asked.add(what);
        }
        return asked;
    }

    private boolean leadsSomewhere(Command command) {
        try {
            var events = command.decide(desk, Sorted.empty());
            facts += events.size();
            for (var event : events) {
                desk = event.evolve(desk);
                follow(event);
            }
            return !events.isEmpty() || command instanceof Check;
        } catch (Refused late) {
            return false; // two things came at once, as on any day
        }
    }

    private void follow(Event event) {
        if (event instanceof CrewOffered offered) serve(offered);
    }

    private void serve(CrewOffered offered) {
        var rescue = offered.rescue();
        var crew = offered.crew();
        var by = By.crew(crew);
        int fate = dice.nextInt(100);
        if (fate < 4) return;
        var said = soon(offered.at(), 5, 60);
        if (fate < 12) {
            report(said, at -> new CrewCommand.Declined(at, by, crew, rescue, words("reason", "车辆故障，无法前往")));
            return;
        }
        report(said, at -> new CrewCommand.Accepted(at, by, crew, rescue));
        var left = soon(said, 10, 60);
        report(left, at -> new CrewCommand.Departed(at, by, crew, rescue));
        var there = soon(left, 120, 1_100);
        for (var fix = left.plusSeconds(31); fix.isBefore(there) && dice.nextInt(4) > 0; fix = fix.plusSeconds(120))
            at(fix, at -> new Asked(new CrewCommand.Moved(at, by, crew, fix(at), SALT)));
        report(there, at -> new CrewCommand.Arrived(at, by, crew, rescue, Evidence.at(Source.PRESS, at, at)));
        if (dice.nextInt(3) > 0)
            report(
                    soon(there, 2, 20),
                    at -> new CrewCommand.Arrived(at, by, crew, rescue, Evidence.at(Source.QR, at, at)));
        end(rescue, crew, desk.rescue(rescue).opening().elevator(), soon(there, 60, 600));
    }

    private void end(RescueId rescue, CrewId crew, ElevatorId elevator, Instant out) {
        var by = By.crew(crew);
        report(out, at -> new CrewCommand.Released(at, by, crew, rescue, 1 + dice.nextInt(4)));
        at(soon(out, 1, 30), at -> signal(at, elevator, Signal.Kind.CLEARED));
        var found = soon(out, 30, 300);
        report(
                found,
                at -> new CrewCommand.CauseFound(at, by, crew, rescue, "door", null, words("note", "三层门锁触点氧化，已更换")));
        at(found.plusSeconds(60), at -> signal(at, elevator, Signal.Kind.MODE));
    }

    /** Somebody is shut in: mostly the controller says so, sometimes a caller, sometimes in a way that nobody can read. */
    private Asked cry(Instant at) {
        at(at.plusMillis(1 + dice.nextInt((int) BETWEEN_CRIES.toMillis())), this::cry);
        var elevator = province.elevator(dice.nextInt(province.elevators()));
        int how = dice.nextInt(100);
        if (how < 5) return new Asked(new Called(at, By.dispatcher("wei"), elevator, 1 + dice.nextInt(3), caller()));
        if (how < 8) return unreadable(at, elevator);
        if (how < 20) at(at, later -> signal(later, elevator, Signal.Kind.FAULT));
        if (how < 50) at(soon(at, 20, 60), later -> signal(later, elevator, Signal.Kind.ENTRAPMENT));
        return signal(at, elevator, Signal.Kind.ENTRAPMENT);
    }

    private Asked unreadable(Instant at, ElevatorId elevator) {
        var sentence = "The body is not JSON. 正文不是 JSON。";
        var topic = "elevator/" + province.area(0) + "/" + elevator + "/signal";
        var payload = ("{\"v\": 1, \"elevator\": \"" + elevator + "\", \"kind\": \"entr").getBytes(UTF_8);
        return new Asked(
                new Cried(
                        at,
                        By.elevator(elevator),
                        province.area(0),
                        elevator,
                        id(),
                        Distrust.UNREADABLE,
                        sentence,
                        null),
                RawInput.of(at, topic, payload, "not_json", sentence));
    }

    private Asked test(Instant at) {
        at(at.plusSeconds(5), this::test);
        return signal(at, province.elevator(dice.nextInt(province.elevators())), Signal.Kind.TEST);
    }

    private Asked check(Instant at) {
        at(at.plusSeconds(60), this::check);
        return new Asked(new Check(at));
    }

    private Asked signal(Instant at, ElevatorId elevator, Signal.Kind kind) {
        var mode = kind == Signal.Kind.MODE ? ServiceMode.NORMAL : null;
        var people = kind == Signal.Kind.ENTRAPMENT ? 1 + dice.nextInt(4) : null;
        var signal = new Signal(id(), elevator, kind, at.minusMillis(dice.nextInt(2_000)), people, null, mode);
        return new Asked(new Signalled(at, By.elevator(elevator), province.area(0), signal));
    }

    private SignalId id() {
        return new SignalId("storm/" + orders + "/" + facts);
    }

    private Fix fix(Instant at) {
        return new Fix(province.place(dice.nextInt(1_000)), 8, 9, at.minusMillis(300), at);
    }

    private static List<PersonNote> caller() {
        return List.of(
                new PersonNote("name", SALT, "王小明"),
                new PersonNote("phone", SALT, "13800001234"),
                new PersonNote("note", SALT, "两人被困，其中一名老人"));
    }

    private static List<PersonNote> words(String field, String words) {
        return List.of(new PersonNote(field, SALT, words));
    }

    private void report(Instant at, Function<Instant, CrewCommand> report) {
        var name = "r" + orders;
        at(at, then -> new Asked(new CrewCommand.Named(name, report.apply(then))));
    }

    private void at(Instant at, Function<Instant, Asked> what) {
        due.add(new Due(at, orders++, what));
    }

    private Instant soon(Instant after, int leastS, int mostS) {
        return after.plusMillis(1_000L * leastS + dice.nextInt(1_000 * (mostS - leastS)));
    }
}
