package org.rescuedesk.simulator.day;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * A crew's phone. While it has no signal it keeps what was reported, and the track of a task, each with its own time, and
 * sends them when it has signal again.
 */
final class Phone {

    private final World world;
    private final Deque<Agenda.Happening> kept = new ArrayDeque<>();
    private Instant signalAgain = Instant.MIN;

    Phone(World world) {
        this.world = world;
    }

    void report(ReportMessage report) throws InterruptedException {
        sendOrKeep(() -> world.voice().say(report));
    }

    void position(PositionMessage position, boolean onTask) throws InterruptedException {
        if (onTask || hasSignal()) {
            sendOrKeep(() -> world.voice().say(position, onTask));
        }
    }

    void loseSignal(Instant until) {
        signalAgain = until;
        world.agenda().at(until, this::sendKept);
    }

    /** When something sent to the phone at this time reaches it. */
    Instant reachedAt(Instant sent) {
        return sent.isAfter(signalAgain) ? sent : signalAgain;
    }

    private boolean hasSignal() {
        return !world.agenda().now().isBefore(signalAgain);
    }

    private void sendOrKeep(Agenda.Happening sending) throws InterruptedException {
        if (hasSignal() && kept.isEmpty()) {
            sending.happen();
        } else {
            kept.add(sending);
        }
    }

    private void sendKept() throws InterruptedException {
        while (hasSignal() && !kept.isEmpty()) {
            kept.remove().happen();
        }
    }
}
