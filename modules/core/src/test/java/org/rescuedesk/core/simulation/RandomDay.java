package org.rescuedesk.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.SignalCommand;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Submission;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.scene.Scene;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.ElevatorState;
import org.rescuedesk.core.watch.Watch;

/** Some hours at a desk as the seed has them, every step held to the invariants. */
final class RandomDay {
    /** The first dice of neighbouring seeds would fall alike. */
    private static final long FAR_APART = 0x9E37_79B9_7F4A_7C15L;

    private final Random dice;
    private final RandomCommands commands;
    private final Invariants invariants = new Invariants();
    private final List<Entry> journal = new ArrayList<>();
    private final List<SignalCommand> sent = new ArrayList<>();
    private DeskLoop loop = new DeskLoop(Province.desk(), Tail.EMPTY, false);
    private Desk replayed = Province.desk();
    private Instant now = Scene.instant("06:00");
    private Hash transcript = Hash.NONE;
    private boolean foundNothing;

    RandomDay(long seed) {
        dice = new Random(seed * FAR_APART);
        commands = new RandomCommands(dice);
    }

    /** Goes through so many steps; gives what tells two runs apart. */
    Hash live(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            invariants.hold(loop.newest());
            assertThat(replayed).as("the journal replayed").isEqualTo(loop.newest());
        }
        assertThat(replayFromZero()).as("replayed from zero").isEqualTo(loop.newest());
        return transcript;
    }

    List<Entry> journal() {
        return journal;
    }

    private void step() {
        switch (dice.nextInt(12)) {
            case 0, 1 -> lookEverySecond(1 + dice.nextInt(60));
            case 2 -> jump(Duration.ofSeconds(dice.nextInt(dice.nextInt(20) == 0 ? 8_000 : 200)));
            case 3, 4 -> move();
            case 5 -> redeliver();
            case 6 -> restartSometimes();
            default -> happen();
        }
    }

    private void happen() {
        now = now.plusMillis(dice.nextInt(20_000));
        var command = commands.any(loop.newest(), now);
        if (command instanceof SignalCommand signal && !(signal instanceof SignalCommand.Called)) sent.add(signal);
        ask(command);
    }

    private void lookEverySecond(int seconds) {
        for (int i = 0; i < seconds; i++) jump(Duration.ofSeconds(1));
    }

    /** As after a stop: time has passed, and nobody has looked. */
    private void jump(Duration time) {
        now = now.plus(time);
        var due = Watch.next(loop.newest());
        boolean foundNothingBefore = foundNothing;
        var noted = ask(new Check(now));
        invariants.holdAfterCheck(loop.newest(), now);
        boolean isDue = due.isPresent() && !due.get().isAfter(now);
        if (foundNothingBefore)
            assertThat(!noted.isEmpty()).as("due by %s", due).isEqualTo(isDue);
    }

    private void move() {
        now = now.plusSeconds(dice.nextInt(15));
        var crew = commands.crew();
        var fix = commands.fix(now);
        loop.locate(crew, fix);
        if (loop.newest().crew(crew).task() != null) ask(new CrewCommand.Moved(now, By.crew(crew), crew, fix, "00"));
    }

    /** What was sent before comes again, in any order: it adds nothing while it is remembered, unless it was never noted. */
    private void redeliver() {
        if (sent.isEmpty()) return;
        var again = sent.get(dice.nextInt(sent.size()));
        boolean known = isKnown(again);
        int noted = ask(at(again, now)).size();
        if (known) assertThat(noted).as("%s came again", again).isZero();
    }

    private boolean isKnown(SignalCommand command) {
        if (command instanceof SignalCommand.Signalled signalled) {
            return elevator(signalled.signal().elevator().value())
                    .knows(signalled.signal().id(), now);
        }
        var cried = (SignalCommand.Cried) command;
        return elevator(cried.elevator().value()).knows(cried.signal(), now);
    }

    private ElevatorState elevator(String id) {
        return loop.newest().elevator(ElevatorId.of(id));
    }

    private static SignalCommand at(SignalCommand command, Instant now) {
        if (command instanceof SignalCommand.Signalled s) {
            return new SignalCommand.Signalled(now, s.by(), s.area(), s.signal());
        }
        var c = (SignalCommand.Cried) command;
        return new SignalCommand.Cried(
                now, c.by(), c.area(), c.elevator(), c.signal(), c.distrust(), c.sentence(), c.people());
    }

    /** The desk dies and comes back with what its journal holds, and without any position. */
    private void restartSometimes() {
        if (dice.nextInt(4) > 0) return;
        var end = journal.isEmpty() ? Tail.EMPTY : Tail.of(journal.get(journal.size() - 1));
        loop = new DeskLoop(replayed, end, false);
    }

    private Desk replayFromZero() {
        var desk = Province.desk();
        for (var entry : journal) desk = reread(entry).event().evolve(desk);
        return desk;
    }

    private List<Entry> ask(Command command) {
        var told = new ArrayList<Outcome>();
        loop.submit(Submission.of(command, told::add));
        var batch = loop.take().orElseThrow();
        SmallDesk.writeAndTell(loop, batch);
        if (told.get(0) instanceof Outcome.Failed failed) throw new AssertionError("" + command, failed.fault());
        if (told.get(0) instanceof Outcome.Declined declined) transcript = transcript.followedBy(declined.sentence());
        foundNothing = command instanceof Check && batch.entries().isEmpty();
        for (var entry : batch.entries()) {
            invariants.follow(entry, replayed);
            journal.add(entry);
            replayed = reread(entry).event().evolve(replayed);
            transcript = transcript.followedBy(entry.canonical());
        }
        return batch.entries();
    }

    private static Entry reread(Entry entry) {
        return Entry.of(entry.canonical(), entry.previous(), entry.hash());
    }
}
