package org.rescuedesk.simulator;

import java.time.Instant;

/** Whose time it is: the simulator's own, which the desk follows ({@link DrivenTime}), or everybody's ({@link RealTime}). */
interface Timekeeper {

    /** Where to begin, and whether there is nothing yet, so that a warm-up is wanted. */
    record Start(Instant from, boolean warmUp) {}

    Start begin() throws InterruptedException;

    /** Until then time may be jumped over; later it has to look like time. */
    void paceFrom(Instant at);

    /** Lets time pass until then, or in real time until something was heard; says what time it is. */
    Instant advance(Instant next) throws InterruptedException;

    /** Whether to wait for receipts before time goes on. */
    boolean waitsForReceipts();
}
