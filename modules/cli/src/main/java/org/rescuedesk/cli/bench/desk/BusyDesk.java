package org.rescuedesk.cli.bench.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.rescuedesk.cli.bench.MadeUpProvince;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand;
import org.rescuedesk.core.ask.Facts;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.GreatCircle;

/**
 * A desk that always has so many open rescues, each with a crew on its way or there, while all other crews drive about: with every
 * round somebody is shut in and somebody is freed half an hour later. Those that ended stay on the desk for their hour, as they do.
 */
final class BusyDesk {
    private static final Instant BEGIN = Instant.parse("2026-11-23T01:00:00Z");
    private static final long LIFE_MS = Duration.ofMinutes(30).toMillis();
    private static final long FIX_EVERY_MS = Duration.ofMinutes(5).toMillis();
    private static final int MOVES = 5;
    private static final int ONE_IN_SO_MANY_DECLINES = 10;
    private static final String SALT = "00112233445566778899aabbccddeeff";

    /** A rescue and the crew that serves it. */
    private record Served(RescueId rescue, CrewId crew) {}

    private final MadeUpProvince province;
    private final Random dice = new Random(20_261_123);
    private final Timings timings;
    private final long stepMs;
    private final Deque<Served> coming = new ArrayDeque<>();
    private final Deque<Served> there = new ArrayDeque<>();
    private final Deque<Served> out = new ArrayDeque<>();
    private Desk desk;
    private Sorted<CrewId, Fix> positions = Sorted.empty();
    private Instant now = BEGIN;
    private int cries;

    BusyDesk(MadeUpProvince province, int open, Timings timings) {
        this.province = province;
        this.timings = timings;
        stepMs = LIFE_MS / open;
        desk = Desk.empty(
                new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30)), province.register());
        for (int n = 0; n < province.crews(); n++) {
            var crew = province.crew(n);
            positions = positions.with(crew, anywhere());
            ask("duty", new CrewCommand.CameOnDuty(now, By.crew(crew), crew));
        }
        fill(open);
    }

    /** A third of them is there already, a tenth waits for its cause. */
    private void fill(int open) {
        for (int n = 0; n < open; n++) {
            tick();
            begin();
            if (coming.size() > open * 2 / 3) arrive();
            if (there.size() > open / 4) release();
        }
    }

    int open() {
        return (int)
                desk.rescues().values().filter(each -> !each.stage().isEnded()).count();
    }

    int all() {
        return desk.rescues().size();
    }

    void round() {
        tick();
        begin();
        for (int n = 0; n < MOVES; n++) move();
        arrive();
        release();
        end();
        ask("check", new Check(now));
    }

    private void tick() {
        now = now.plusMillis(stepMs);
        long moved = 1 + province.crews() * stepMs / FIX_EVERY_MS;
        for (long n = 0; n < moved; n++)
            positions = positions.with(province.crew(dice.nextInt(province.crews())), anywhere());
    }

    private Fix anywhere() {
        return new Fix(province.place(dice.nextInt(3_500)), 8, 9, now, now);
    }

    private void begin() {
        int n = (int) (cries++ * 7_919L % province.elevators());
        var id = province.elevator(n);
        var signal = new Signal(new SignalId("busy/" + cries), id, Signal.Kind.ENTRAPMENT, now, 2, null, null);
        var asked = offered(ask("cry", new Signalled(now, By.elevator(id), province.area(n % 8), signal)));
        if (dice.nextInt(ONE_IN_SO_MANY_DECLINES) == 0) {
            var no = new CrewCommand.Declined(now, By.crew(asked.crew), asked.crew, asked.rescue, List.of());
            asked = offered(ask("decline", no));
        }
        var by = By.crew(asked.crew);
        ask("accept", new CrewCommand.Accepted(now, by, asked.crew, asked.rescue));
        ask("depart", new CrewCommand.Departed(now, by, asked.crew, asked.rescue));
        coming.add(asked);
    }

    private static Served offered(List<Event> events) {
        return events.stream()
                .filter(CrewOffered.class::isInstance)
                .map(event -> new Served(((CrewOffered) event).rescue(), ((CrewOffered) event).crew()))
                .findFirst()
                .orElseThrow();
    }

    private void move() {
        var moving = new ArrayList<>(coming).get(dice.nextInt(coming.size()));
        ask("position", new CrewCommand.Moved(now, By.crew(moving.crew), moving.crew, anywhere(), SALT));
    }

    private void arrive() {
        var next = coming.remove();
        var press = Evidence.at(Source.PRESS, now, now);
        ask("arrive", new CrewCommand.Arrived(now, By.crew(next.crew), next.crew, next.rescue, press));
        there.add(next);
    }

    private void release() {
        var next = there.remove();
        ask("release", new CrewCommand.Released(now, By.crew(next.crew), next.crew, next.rescue, 2));
        out.add(next);
    }

    private void end() {
        var next = out.remove();
        var by = By.crew(next.crew);
        ask("cause", new CrewCommand.CauseFound(now, by, next.crew, next.rescue, "door", null, List.of()));
    }

    /** As the loop asks: what is measured is deciding, which makes the next desk fact by fact. */
    private List<Event> ask(String kind, Command command) {
        long begun = System.nanoTime();
        var facts = new Facts(desk, positions);
        command.decide(facts);
        desk = facts.desk();
        timings.took(kind, System.nanoTime() - begun);
        return facts.events();
    }
}
