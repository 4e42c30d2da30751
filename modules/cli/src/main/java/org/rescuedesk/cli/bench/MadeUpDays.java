package org.rescuedesk.cli.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.Accepted;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.CrewCommand.CameOnDuty;
import org.rescuedesk.core.ask.CrewCommand.CauseFound;
import org.rescuedesk.core.ask.CrewCommand.Departed;
import org.rescuedesk.core.ask.CrewCommand.Released;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.state.Sorted;
import org.rescuedesk.core.travel.GreatCircle;

/** A made-up province's rescues, some 100 a day, decided by the desk's own rules; always the same ones. */
public final class MadeUpDays {
    /** What is done with the facts that one command led to. */
    public interface Noted {
        void take(List<Entry> entries) throws IOException;
    }

    private final Random dice = new Random(20_261_123);
    private final MadeUpProvince province;
    private final boolean exercise;
    private final Noted noted;
    private Desk desk;
    private Tail tail = Tail.EMPTY;
    private Instant now = Instant.parse("2022-01-01T00:00:00Z");

    /** {@code register} holds the province's elevators and crews. */
    public MadeUpDays(MadeUpProvince province, Register register, boolean exercise, Noted noted) {
        this.province = province;
        this.exercise = exercise;
        this.noted = noted;
        this.desk = Desk.empty(rules(), register);
    }

    /** What such a desk decides by. */
    public static Rules rules() {
        return new Rules(new GreatCircle(), ZoneId.of("Asia/Shanghai"), Duration.ofMinutes(30));
    }

    public Instant now() {
        return now;
    }

    public Desk desk() {
        return desk;
    }

    /** Where the facts so far end. */
    public Tail tail() {
        return tail;
    }

    public void begin() throws IOException {
        for (int crew = 0; crew < province.crews(); crew++)
            decide(new CameOnDuty(now, By.crew(province.crew(crew)), province.crew(crew)));
    }

    /** Somebody is shut in, and freed. */
    public void rescue() throws IOException {
        now = now.plusMillis(dice.nextInt(240_000));
        var id = province.elevator(dice.nextInt(province.elevators()));
        var signal = new Signal(
                new SignalId(id + "/b/" + tail.seq()),
                id,
                Signal.Kind.ENTRAPMENT,
                now,
                1 + dice.nextInt(4),
                null,
                null);
        decide(new Signalled(now, By.elevator(id), province.area(0), signal));
        var rescue = desk.elevator(id).findLast().orElseThrow();
        var bound = desk.rescue(rescue).findActive();
        if (bound.isPresent()) serve(rescue, bound.get().crew());
    }

    private void serve(RescueId rescue, CrewId crew) throws IOException {
        var by = By.crew(crew);
        decide(new Accepted(later(1), by, crew, rescue));
        decide(new Departed(later(1), by, crew, rescue));
        decide(new Arrived(
                later(dice.nextInt(20) == 0 ? 40 : 16), by, crew, rescue, Evidence.at(Source.PRESS, now, null)));
        if (dice.nextInt(3) > 0) decide(new Arrived(now, by, crew, rescue, Evidence.at(Source.QR, now, null)));
        decide(new Released(later(6), by, crew, rescue, 1 + dice.nextInt(4)));
        decide(new CauseFound(later(2), by, crew, rescue, "door", null, List.of()));
    }

    private Instant later(int minutes) {
        now = now.plusMillis(1 + dice.nextInt(minutes * 60_000));
        return now;
    }

    public void decide(Command command) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var event : command.decide(desk, Sorted.empty())) {
            desk = event.evolve(desk);
            var entry = Entry.following(tail.hash(), tail.seq() + 1, 1, exercise, event);
            tail = Tail.of(entry);
            entries.add(entry);
        }
        noted.take(entries);
    }
}
