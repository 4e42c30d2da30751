package org.rescuedesk.cli.rerun;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.ask.OverrideCommand;
import org.rescuedesk.core.ask.Refused;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.GreatCircle;
import org.rescuedesk.core.watch.Watch;

/**
 * Days of a made-up province, drawn from a seed and lived through by the desk's own rules: some 120 rescues a day, crews in shifts and
 * on the move, offers taken, declined and left unanswered, dispatchers who send somebody else.
 */
final class MadeUpMonth {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
    private static final MadeUpProvince PROVINCE = new MadeUpProvince(20_000, 60);
    private static final String SALT = "00112233445566778899aabbccddeeff";
    private static final Duration SHIFT = Duration.ofHours(10);
    private static final Duration OFF = Duration.ofHours(9);
    private static final int BETWEEN_CRIES_MS = 24 * 60 * 1_000;

    private record Due(Instant at, long order, Function<Instant, Command> what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    private final Random dice;
    private final Instant end;
    private final Register register = PROVINCE.register();
    private final Queue<Due> due = new PriorityQueue<>();
    private Desk desk =
            Desk.empty(new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30)), register);
    private Sorted<CrewId, Fix> positions = Sorted.empty();
    private Tail tail = Tail.EMPTY;
    private Instant now = BEGIN;
    private long orders;

    MadeUpMonth(int days, long seed) {
        dice = new Random(seed);
        end = BEGIN.plus(Duration.ofDays(days));
        for (int n = 0; n < PROVINCE.crews(); n++) {
            var crew = PROVINCE.crew(n);
            at(BEGIN.plusSeconds(dice.nextInt((int) SHIFT.toSeconds())), at -> begin(at, crew));
            at(BEGIN.plusSeconds(1 + dice.nextInt(300)), at -> move(at, crew));
        }
        at(BEGIN.plusSeconds(1), this::cry);
    }

    Register register() {
        return register;
    }

    /** All of it, fact by fact; what comes due by itself comes due in between. */
    void live(Consumer<Entry> journal) {
        ask(new DeskCommand.Start(BEGIN), journal);
        for (var next = due.remove(); next.at.isBefore(end); next = due.remove()) {
            for (var met = Watch.next(desk); met.isPresent() && met.get().isBefore(next.at); met = Watch.next(desk))
                check(met.get(), journal);
            now = next.at;
            ask(next.what.apply(now), journal);
        }
    }

    /** What follows from a prediction may have been due before the crew made it. */
    private void check(Instant met, Consumer<Entry> journal) {
        if (met.isAfter(now)) now = met;
        ask(new Check(now), journal);
    }

    private void ask(Command command, Consumer<Entry> journal) {
        try {
            for (var event : command.decide(desk, positions)) {
                desk = event.evolve(desk);
                var entry = Entry.following(tail.hash(), tail.seq() + 1, 1, true, event);
                tail = Tail.of(entry);
                journal.accept(entry);
                follow(event);
            }
        } catch (Refused late) {
            // Two things came at once, as on any day: nothing has happened.
            orders++;
        }
    }

    private void follow(Event event) {
        if (event instanceof CrewOffered offered) serve(offered);
    }

    private Command begin(Instant at, CrewId crew) {
        at(at.plus(SHIFT).plusSeconds(dice.nextInt(7_200)), then -> end(then, crew));
        return new CrewCommand.CameOnDuty(at, By.crew(crew), crew);
    }

    private Command end(Instant at, CrewId crew) {
        at(at.plus(OFF), then -> begin(then, crew));
        return new CrewCommand.WentOffDuty(at, By.crew(crew), crew);
    }

    /** Every few minutes somewhere else; some phones are silent for hours. */
    private Command move(Instant at, CrewId crew) {
        int pause = dice.nextInt(20) == 0 ? 7_200 : 60 + dice.nextInt(300);
        at(at.plusSeconds(pause), then -> move(then, crew));
        positions = positions.with(crew, new Fix(PROVINCE.place(dice.nextInt(3_500)), 8, 5, at, at));
        return new Check(at);
    }

    private Command cry(Instant at) {
        at(at.plusMillis(1 + dice.nextInt(BETWEEN_CRIES_MS)), this::cry);
        int n = dice.nextInt(PROVINCE.elevators());
        var id = PROVINCE.elevator(n);
        if (dice.nextInt(40) == 0) at(soon(at, 30, 200), then -> override(then));
        var signal = new Signal(
                new SignalId("made/" + orders), id, Signal.Kind.ENTRAPMENT, at, 1 + dice.nextInt(4), null, null);
        return new Signalled(at, By.elevator(id), PROVINCE.area(n % 8), signal);
    }

    /** A dispatcher sends a crew that the rules have not chosen. */
    private Command override(Instant at) {
        var last =
                desk.rescues().values().filter(each -> each.stage().isWaiting()).findFirst();
        var crew = PROVINCE.crew(dice.nextInt(PROVINCE.crews()));
        if (last.isEmpty()) return new Check(at);
        var reason = List.of(new PersonNote("reason", SALT, "离现场最近"));
        return new OverrideCommand.Send(at, By.dispatcher("wei"), last.get().id(), crew, dice.nextBoolean(), reason);
    }

    private void serve(CrewOffered offered) {
        var rescue = offered.rescue();
        var crew = offered.crew();
        var by = By.crew(crew);
        int fate = dice.nextInt(100);
        if (fate < 5) return;
        var said = soon(offered.at(), 5, 100);
        if (fate < 15) {
            at(said, at -> new CrewCommand.Declined(at, by, crew, rescue, List.of()));
            return;
        }
        at(said, at -> new CrewCommand.Accepted(at, by, crew, rescue));
        var left = soon(said, 10, 90);
        at(left, at -> new CrewCommand.Departed(at, by, crew, rescue));
        var there = soon(left, 120, 2_000);
        at(there, at -> new CrewCommand.Arrived(at, by, crew, rescue, Evidence.at(Source.PRESS, at, at)));
        var out = soon(there, 60, 1_200);
        at(out, at -> new CrewCommand.Released(at, by, crew, rescue, 1 + dice.nextInt(4)));
        at(soon(out, 30, 600), at -> new CrewCommand.CauseFound(at, by, crew, rescue, "door", null, List.of()));
    }

    private Instant soon(Instant after, int leastS, int mostS) {
        return after.plusMillis(1_000L * leastS + dice.nextInt(1_000 * (mostS - leastS)));
    }

    private void at(Instant at, Function<Instant, Command> what) {
        due.add(new Due(at, orders++, what));
    }
}
