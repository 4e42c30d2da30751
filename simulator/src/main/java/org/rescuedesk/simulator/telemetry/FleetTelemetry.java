package org.rescuedesk.simulator.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.Sample;
import org.rescuedesk.simulator.line.Line;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.telemetry.LinkCodec;
import org.rescuedesk.wire.telemetry.TelemetryCodec;

/**
 * Lets each elevator tell how it is once in a while, over a line of its own, so that signals and crews never wait for it. The
 * elevators take turns, so the rate is even; a whole round takes {@link #ROUND}.
 */
public final class FleetTelemetry {

    /** So that the fleet of the demo, at its speed, sends some 250 samples a second. */
    static final Duration ROUND = Duration.ofMinutes(10);

    private final List<Elevator> elevators;
    private final Condition condition;
    private final Line line;
    private final Map<ElevatorId, Boolean> online = new HashMap<>();
    private Instant told = Instant.MIN;

    public FleetTelemetry(Collection<Elevator> elevators, long seed, Line line) {
        this.elevators = List.copyOf(elevators);
        this.condition = new Condition(Dice.of(seed).split("telemetry"));
        this.line = line;
    }

    /** Tells of those whose turn came since the last call and up to now; at first of nobody, later of at most one round. */
    public void tell(Instant now, Predicate<ElevatorId> isShutIn) throws InterruptedException {
        long count = elevators.size();
        long until = turns(now);
        long from = told.equals(Instant.MIN) ? until : Math.max(turns(told), until - count);
        told = now;
        for (long turn = from; turn < until; turn++) {
            Elevator elevator = elevators.get((int) Math.floorMod(turn, count));
            tell(elevator, now, isShutIn.test(elevator.id()));
        }
        line.flush();
    }

    /** How many turns there have been since the beginning of time. */
    private long turns(Instant at) {
        return Math.floorDiv(at.toEpochMilli() * elevators.size(), ROUND.toMillis());
    }

    private void tell(Elevator elevator, Instant now, boolean shutIn) throws InterruptedException {
        boolean isOnline = shutIn || condition.isOnline(elevator.id(), now);
        Boolean was = online.put(elevator.id(), isOnline);
        if (was == null || was != isOnline) {
            Link link = new Link(elevator.id(), isOnline, isOnline ? now : null);
            line.retain(Topics.link(elevator.area(), elevator.id()), LinkCodec.encode(link));
        }
        if (isOnline) {
            Sample sample = condition.sample(elevator.id(), now, shutIn);
            line.publish(Topics.telemetry(elevator.area(), elevator.id()), 0, TelemetryCodec.encode(sample));
        }
    }
}
