package org.rescuedesk.simulator;

import java.time.Instant;
import java.util.Set;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReceiptMessage;

/** What is played against a desk, happening by happening; whoever drives it hands in what the desk said. */
interface Play {

    /** From when on it is worth looking at, and to be played at its pace. */
    Instant readyAt();

    /** Whether nothing is to happen any more. */
    boolean isOver();

    /** When the next happening is due. */
    Instant next();

    /** Lets everything happen that is due until then. */
    void run(Instant until) throws InterruptedException;

    /** Says what there is only to be looked at; after each step, once it may be looked at. */
    void show(Instant now) throws InterruptedException;

    /** An order that was heard at this time. */
    void take(OrderMessage order, Instant now) throws InterruptedException;

    void take(ReceiptMessage receipt);

    /** Signals that have had no receipt yet; who gives up waiting for them may clear the set. */
    Set<String> unanswered();
}
