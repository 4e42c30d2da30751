package org.rescuedesk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.wire.Topics;

/** A simulation and a {@link FakeDesk} in one room and on one thread, from 17:00 in Guizhou. */
final class Room {

    static final Instant FIVE = Instant.parse("2026-11-23T09:00:00Z");
    static final Instant HALF_PAST = FIVE.plusSeconds(1_800);

    /** In one room there is nothing to wait for. */
    static final Patience HURRIED = new Patience(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(200));

    private Room() {}

    static FakeDesk desk(long seed, Instant end) {
        return new FakeDesk(Province.of(seed), null, end);
    }

    /** Runs until the desk has had enough. */
    static FakeDesk run(long seed, double speed, FakeDesk desk) {
        SimulatorOptions options =
                SimulatorOptions.demo("none").withSeed(seed).withSpeed(speed).withFrom(FIVE);
        Mailbox mailbox = new Mailbox(Room::complain);
        Line elevators = desk.open("elevators", mailbox, Topics.ALL_RECEIPTS);
        Line crews = desk.open("crews", mailbox, Topics.ALL_ORDERS, Topics.CLOCK_DONE);
        Voice voice = new Voice(elevators, crews, true);
        DrivenTime time = new DrivenTime(options, HURRIED, mailbox, voice, line -> {});
        try {
            new Run(
                            start -> MadeUpPlay.begin(options, start, voice, null),
                            mailbox,
                            voice,
                            time,
                            line -> {},
                            new CompletableFuture<>())
                    .live();
        } catch (FakeDesk.Enough enough) {
            return desk;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("The simulation ended by itself.");
    }

    private static void complain(String line) {
        throw new AssertionError(line);
    }

    static FakeDesk runUntil(long seed, Instant end) {
        return run(seed, SimulatorOptions.FLAT_OUT, desk(seed, end));
    }
}
