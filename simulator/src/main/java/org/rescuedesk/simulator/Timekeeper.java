package org.rescuedesk.simulator;

import java.time.Instant;
import org.rescuedesk.simulator.day.Beginning;

/** Whose time it is: the simulator's own, which the desk follows ({@link DrivenTime}), or everybody's ({@link RealTime}). */
interface Timekeeper {

    /** When to begin, and with what. */
    record Start(Instant from, Beginning beginning) {}

    Start begin() throws InterruptedException;

    /** Until then time may be jumped over; later it has to look like time. */
    void paceFrom(Instant at);

    /** Lets time pass until then, or in real time until something was heard; says what time it is. */
    Instant advance(Instant next) throws InterruptedException;

    /** Whether to wait for receipts before time goes on. */
    boolean waitsForReceipts();
}
