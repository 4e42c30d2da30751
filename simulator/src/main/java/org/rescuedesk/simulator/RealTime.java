package org.rescuedesk.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.simulator.day.Beginning;

/** Everybody's time: what happens is happening now, and orders are heard when they come. */
final class RealTime implements Timekeeper {

    private final Clock clock;
    private final Mailbox mailbox;

    RealTime(Clock clock, Mailbox mailbox) {
        this.clock = clock;
        this.mailbox = mailbox;
    }

    @Override
    public Start begin() {
        return new Start(clock.instant(), Beginning.CHANCE);
    }

    @Override
    public void paceFrom(Instant at) {
        // Nobody can jump over real time.
    }

    @Override
    public Instant advance(Instant next) throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(next) && mailbox.openNext(Duration.between(now, next))) {
            now = clock.instant();
        }
        return now;
    }

    @Override
    public boolean waitsForReceipts() {
        return false;
    }
}
