package org.rescuedesk.core.state;

import java.time.Duration;

/**
 * The times and limits by which the desk decides (DESIGN 3.3); versioned, so that every decision can say which ones it went by.
 */
public record Policy(
        int version,
        /** A crew that has not answered an offer by then is passed over. */
        Duration acceptWithin,
        /** A suspicion that nobody has answered by then opens itself. */
        Duration suspicionOpensAfter,
        /** Without an arrival by then the desk warns. */
        Duration warnAfter,
        /** Shut in this long is a statutory accident (State Council Order 549, art. 64). */
        Duration accidentAfter,
        /** An older position is not believed: the crew's station stands in for it. */
        Duration positionFresh,
        /** Suspicions an elevator may raise within an hour; beyond it there is one finding. */
        int suspicionsPerSender,
        /** Suspicions of unknown elevators that may be open at once; beyond it there is one finding. */
        int unknownElevators,
        /** A device time further ahead than this is impossible. */
        Duration clockAhead,
        /** Radius around an elevator within which a standing crew has arrived, in metres. */
        int fenceM) {
    public static final Policy NATIONAL = new Policy(
            1,
            Duration.ofMinutes(3),
            Duration.ofSeconds(60),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofMinutes(10),
            5,
            50,
            Duration.ofMinutes(10),
            100);
}
