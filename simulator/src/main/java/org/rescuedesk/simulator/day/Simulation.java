package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Province;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;

/**
 * A province at work, happening by happening. Whoever drives it asks when the {@link #next} is due, lets it {@link #run},
 * and hands in what the desk said. Same seed, same orders: same words, to the byte.
 */
public final class Simulation {

    private static final Duration DESK_ANSWERS_WITHIN = Duration.ofSeconds(1);

    private final Agenda agenda;
    private final World world;
    private final Trouble trouble;
    private final Entrapments entrapments;
    private final SortedMap<CrewId, SimCrew> crews = new TreeMap<>();
    private final Instant readyAt;
    private long provoked;

    /** A simulation from this time on; {@code factor} says how many times likelier entrapments are than in life. */
    public Simulation(Province province, long seed, double factor, Voice voice, Instant from, Beginning beginning) {
        this.agenda = new Agenda(from);
        this.world = new World(province, agenda, voice, Dice.of(seed).split("simulation"));
        this.trouble = new Trouble(world, from);
        this.entrapments = new Entrapments(
                province.register().listElevators(), factor, world.dice().split("entrapments"));
        province.register().listCrews().forEach(crew -> crews.put(crew.id(), new SimCrew(crew, world)));
        this.readyAt = beginning == Beginning.WARM_UP ? from.plus(Opening.WARM_UP) : from;
        Opening opening = new Opening(world, trouble, List.copyOf(crews.values()));
        agenda.at(from, this::begin);
        if (beginning == Beginning.WARM_UP) {
            opening.warmUp(from);
        }
        planEntrapment(beginning == Beginning.CHANCE ? readyAt : opening.firstAfter(readyAt));
    }

    /** From when on it is worth looking at. */
    public Instant readyAt() {
        return readyAt;
    }

    public Instant next() {
        return agenda.next();
    }

    /** Lets everything happen that is due until then. */
    public void run(Instant until) throws InterruptedException {
        agenda.runUntil(until);
        if (world.voice().provoked() > provoked) {
            provoked = world.voice().provoked();
            // What was said may bring orders; without this they would lie unread until somebody's next happening.
            agenda.after(DESK_ANSWERS_WITHIN, () -> {});
        }
    }

    /** An order that was heard at this time; orders to crews that nobody here knows are passed over. */
    public void take(OrderMessage order, Instant now) throws InterruptedException {
        agenda.reach(now);
        SimCrew crew = crews.get(order.crew());
        if (crew != null) {
            crew.take(order, trouble);
        }
    }

    public void take(ReceiptMessage receipt) {
        trouble.hear(receipt);
    }

    /** Whether people are shut in there, and nobody has let them out. */
    public boolean isShutIn(ElevatorId elevator) {
        return trouble.isShutIn(elevator);
    }

    /** Signals that have had no receipt yet; who gives up waiting for them may clear the set. */
    public Set<String> unanswered() {
        return trouble.unanswered();
    }

    private void begin() throws InterruptedException {
        for (SimCrew crew : crews.values()) {
            crew.begin();
        }
        agenda.atNextTen(this::tick);
    }

    private void tick() throws InterruptedException {
        for (SimCrew crew : crews.values()) {
            crew.tick(agenda.now());
        }
        agenda.atNextTen(this::tick);
    }

    private void planEntrapment(Instant after) {
        Instant at = entrapments.drawNext(after);
        agenda.at(at, () -> {
            Elevator elevator = entrapments.drawElevator(at);
            if (!trouble.isShutIn(elevator.id())) {
                trouble.begin(elevator, Entrapment.draw(world.dice().split(elevator.id() + "@" + at)));
            }
            planEntrapment(at);
        });
    }
}
