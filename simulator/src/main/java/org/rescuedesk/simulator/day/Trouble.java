package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;

/** Who is shut in where right now, and the controllers that say so. */
final class Trouble {

    private static final int RADIX = 36;

    private final World world;
    private final Dice dice;
    private final String boot;
    private final SortedMap<ElevatorId, Entrapment> shutIn = new TreeMap<>();
    private final SortedMap<ElevatorId, SimController> controllers = new TreeMap<>();
    private final Set<String> unanswered = new HashSet<>();

    /** Every start of a simulation is a start of its controllers: what they number begins anew, under a name of its own. */
    Trouble(World world, Instant from) {
        this.world = world;
        this.dice = world.dice().split("trouble");
        this.boot = "b" + Long.toString(from.getEpochSecond(), RADIX);
    }

    boolean isShutIn(ElevatorId elevator) {
        return shutIn.containsKey(elevator);
    }

    void begin(Elevator elevator, Entrapment entrapment) throws InterruptedException {
        shutIn.put(elevator.id(), entrapment);
        controller(elevator).entrapment(entrapment.people());
    }

    /** What a crew finds there. A rescue that began without us, by a call or before our start, is made up from its id. */
    Entrapment find(OrderMessage order) {
        return shutIn.computeIfAbsent(order.elevator(), id -> Entrapment.draw(dice.split(order.rescue())));
    }

    /** The people are out; their elevator says so a little later, if it is one of ours. */
    void end(ElevatorId elevator) {
        shutIn.remove(elevator);
        Duration later = Duration.ofSeconds(dice.split(elevator.value()).between(8, 40));
        world.province()
                .register()
                .findElevator(elevator)
                .ifPresent(known ->
                        world.agenda().after(later, () -> controller(known).cleared()));
    }

    void hear(ReceiptMessage receipt) {
        SimController controller = controllers.get(receipt.elevator());
        if (controller != null) {
            controller.hear(receipt);
        }
    }

    /** Signals that have had no receipt yet, of whatever kind. */
    Set<String> unanswered() {
        return unanswered;
    }

    private SimController controller(Elevator elevator) {
        return controllers.computeIfAbsent(elevator.id(), id -> new SimController(elevator, boot, unanswered, world));
    }
}
