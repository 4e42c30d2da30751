package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.wire.message.ReceiptMessage;
import org.rescuedesk.wire.message.SignalMessage;
import org.rescuedesk.wire.message.SignalMessage.FaultCode;
import org.rescuedesk.wire.message.SignalMessage.Kind;

/**
 * The controller of one elevator: numbers what it says since its start, and cries again every 30 s, word for word, until
 * a receipt says that the cry is saved.
 */
final class SimController {

    private static final Duration CRIES_AGAIN_AFTER = Duration.ofSeconds(30);
    private static final double KNOWS_PEOPLE = 0.6;
    private static final double KNOWS_CODE = 0.4;
    /** The table has no code for people shut in; a stop between two floors is what many of them begin with. */
    private static final FaultCode OUTSIDE_DOOR_ZONE = new FaultCode("GB/T 24476-2017", "04");

    private final Elevator elevator;
    private final String boot;
    private final Set<String> unanswered;
    private final World world;
    private final Dice dice;
    private long counter;
    private @Nullable SignalMessage unsaved;

    /** What it says is added to the signals that have had no receipt yet, of whatever kind. */
    SimController(Elevator elevator, String boot, Set<String> unanswered, World world) {
        this.unanswered = unanswered;
        this.elevator = elevator;
        this.boot = boot;
        this.world = world;
        this.dice = world.dice().split("controller").split(elevator.id().value());
    }

    void entrapment(int people) throws InterruptedException {
        SignalMessage signal = signal(
                Kind.ENTRAPMENT,
                dice.chance(KNOWS_PEOPLE) ? people : null,
                dice.chance(KNOWS_CODE) ? OUTSIDE_DOOR_ZONE : null);
        unsaved = signal;
        cry(signal);
    }

    void cleared() throws InterruptedException {
        unsaved = null;
        say(signal(Kind.CLEARED, null, null));
    }

    void hear(ReceiptMessage receipt) {
        unanswered.remove(receipt.signal());
        if (unsaved != null && receipt.saved() && receipt.signal().equals(unsaved.signalId())) {
            unsaved = null;
        }
    }

    private void cry(SignalMessage signal) throws InterruptedException {
        if (signal.equals(unsaved)) {
            say(signal);
            world.agenda().after(CRIES_AGAIN_AFTER, () -> cry(signal));
        }
    }

    private void say(SignalMessage signal) throws InterruptedException {
        unanswered.add(signal.signalId());
        world.voice().say(signal);
    }

    private SignalMessage signal(Kind kind, @Nullable Integer people, @Nullable FaultCode code) {
        counter++;
        return new SignalMessage(
                elevator.area(),
                elevator.id(),
                SignalMessage.countedId(elevator.id(), boot, counter),
                kind,
                world.agenda().now(),
                boot,
                counter,
                people,
                code,
                null,
                null,
                null);
    }
}
