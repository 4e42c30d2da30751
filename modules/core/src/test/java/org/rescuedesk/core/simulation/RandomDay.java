package org.rescuedesk.core.simulation;

import static org.rescuedesk.core.simulation.Rules.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.DeskCommand;
import org.rescuedesk.core.ask.SignalCommand;
import org.rescuedesk.core.loop.DeskClock;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.core.loop.Machine;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.watch.Watch;

/** Some hours at a desk as the seed has them and a month after them, every step held to the invariants. */
final class RandomDay {
    /** The first dice of neighbouring seeds would fall alike. */
    private static final long FAR_APART = 0x9E37_79B9_7F4A_7C15L;

    /** So small a step of the machine's clock is followed at once. */
    private static final Duration SMALL_STEP = Duration.ofSeconds(2);

    private static final Duration SOON = Duration.ofMinutes(20);

    private final Random dice;
    private final Weather weather;
    private final RandomCommands commands;
    private final StormyDesk desk;
    private final Line line;
    private final Machine machine;
    private DeskClock clock;
    private Instant now;
    private int step;
    private boolean foundNothing;

    RandomDay(long seed) {
        dice = new Random(seed * FAR_APART);
        weather = Weather.of(dice);
        commands = new RandomCommands(dice, weather);
        desk = new StormyDesk(dice, weather.faults());
        line = new Line(dice);
        machine = new Machine(weather.begin());
        clock = DeskClock.following(machine, machine::nanos, Instant.EPOCH);
        now = clock.now();
    }

    /** Goes through so many steps, and then a month; gives what tells two runs apart. */
    Hash live(int steps) {
        ask(new DeskCommand.Start(now));
        for (step = 0; step < steps; step++) {
            take();
            Invariants.hold(desk.newest());
        }
        month();
        try {
            desk.requireReplay();
        } catch (JournalFailure e) {
            throw new AssertionError(e);
        }
        return desk.transcript();
    }

    List<Entry> journal() {
        return desk.journal();
    }

    private void take() {
        switch (dice.nextInt(15)) {
            case 0, 1 -> lookEverySecond(1 + dice.nextInt(30));
            case 2 -> jump(Duration.ofSeconds(dice.nextInt(dice.nextInt(20) == 0 ? 8_000 : 200)));
            case 3, 4 -> move();
            case 5 -> restartSometimes();
            case 6 -> changeWeatherSometimes();
            case 7 -> together();
            case 8 -> lookWhenDue();
            default -> happen();
        }
        for (var command : line.arriving(step, now)) ask(command);
    }

    private void happen() {
        pass(Duration.ofMillis(dice.nextInt(20_000)));
        for (var command : line.send(any(), step)) ask(command);
    }

    /** Several in one batch, decided one after the other. */
    private void together() {
        var all = List.of(any(), any(), any());
        foundNothing = false;
        desk.ask(all);
    }

    private Command any() {
        return commands.any(desk.newest(), now, desk.isAllTold() ? desk.mirror() : null);
    }

    private void lookEverySecond(int seconds) {
        for (int i = 0; i < seconds; i++) jump(Duration.ofSeconds(1));
    }

    /** A moment before the next thing is due there is nothing, and at that very moment there is. */
    private void lookWhenDue() {
        jump(Duration.ofMillis(1));
        jump(Duration.ofMillis(1));
        var due = Watch.next(desk.newest()).map(at -> Duration.between(now, at));
        if (due.isEmpty() || due.get().compareTo(SOON) > 0 || due.get().toMillis() < 2) return;
        jump(due.get().minusMillis(1));
        jump(Duration.ofMillis(1));
    }

    /** As after a stop: time has passed, and nobody has looked. */
    private void jump(Duration time) {
        var due = foundNothing ? Watch.next(desk.newest()) : null;
        pass(time);
        var noted = ask(new Check(now));
        Invariants.holdAfterCheck(desk.newest(), now);
        boolean isDue = due != null && due.isPresent() && !due.get().isAfter(now);
        if (due != null && foundNothingBefore) require(noted.isEmpty() != isDue, "due by " + due + ", found", noted);
    }

    private boolean foundNothingBefore;

    /** The desk's time runs on as the machine's own does, however its clock is set; only while nobody waits may it catch up. */
    private void pass(Duration time) {
        boolean mayJump = desk.newest().nobodyWaits();
        clock.mayRejoin(mayJump);
        machine.pass(time);
        machine.set(weather.step(dice));
        var then = clock.now();
        require(!then.isBefore(now), "the clock ran back to", then);
        var jump = Duration.between(now.plus(time), then).abs();
        require(mayJump || jump.compareTo(SMALL_STEP) <= 0, "while somebody waited the clock jumped to", then);
        now = then;
        foundNothingBefore = foundNothing;
        for (var each : clock.takeSteps()) ask(new DeskCommand.Step(now, each));
    }

    private void move() {
        pass(Duration.ofMillis(dice.nextInt(15_000)));
        var fix = commands.fix(now);
        move(commands.crew(), fix);
        if (dice.nextInt(3) == 0) move(commands.crew(), commands.beside(fix));
    }

    private void move(CrewId crew, Fix fix) {
        desk.locate(crew, fix);
        if (desk.newest().crew(crew).task() != null) ask(new CrewCommand.Moved(now, By.crew(crew), crew, fix, "00"));
    }

    private void changeWeatherSometimes() {
        if (weather.faults() > 0 && dice.nextInt(3) == 0) desk.changeWeather();
    }

    /** Whoever has no answer from a desk that died sends again. */
    private void restartSometimes() {
        if (dice.nextInt(3) == 0) restart();
    }

    private void restart() {
        try {
            for (var command : desk.restart()) if (Line.isRepeated(command)) line.later(command, step);
        } catch (JournalFailure e) {
            throw new AssertionError(e);
        }
        var entries = desk.journal();
        var last = entries.isEmpty()
                ? Instant.EPOCH
                : entries.get(entries.size() - 1).event().at();
        clock = DeskClock.following(machine, machine::nanos, last);
        now = clock.now();
        foundNothing = false;
        ask(new DeskCommand.Start(now));
    }

    /** Nobody looks for thirty days: each thing that is due is said once, and then none twice. */
    private void month() {
        desk.settle();
        if (dice.nextBoolean()) restart();
        clock.mayRejoin(true);
        machine.pass(Duration.ofDays(30));
        now = clock.now();
        foundNothing = false;
        ask(new Check(now));
        Invariants.holdAfterCheck(desk.newest(), now);
        ask(new Check(now));
        var again = ask(new Check(now));
        require(again.isEmpty(), "said again after a month", again);
        Invariants.hold(desk.newest());
    }

    private List<Entry> ask(Command command) {
        var before = desk.newest();
        var noted = desk.ask(List.of(command));
        foundNothing = command instanceof Check && noted.isEmpty();
        if (command instanceof SignalCommand.Signalled signalled) {
            var signal = signalled.signal();
            boolean known = before.elevator(signal.elevator()).knows(signal.id(), now);
            require(known == noted.isEmpty(), "known " + known + ", and noted " + noted, signalled);
        }
        if (command instanceof SignalCommand.Cried cried && knows(before, cried))
            require(noted.isEmpty(), "came again, and added", noted);
        return noted;
    }

    private boolean knows(Desk before, SignalCommand.Cried cried) {
        return before.elevator(cried.elevator()).knows(cried.signal(), now);
    }
}
