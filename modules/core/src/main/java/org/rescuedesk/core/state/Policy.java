package org.rescuedesk.core.state;

import java.time.Duration;

/**
 * The times and limits by which the desk decides (DESIGN 3.3); versioned, so that every decision can say which ones it went by.
 *
 * @param acceptWithin a crew that has not answered an offer by then is passed over
 * @param suspicionOpensAfter a suspicion that nobody has answered by then opens itself
 * @param warnAfter without an arrival by then the desk warns
 * @param accidentAfter shut in this long is a statutory accident (State Council Order 549, art. 64)
 * @param positionFresh an older position is not believed: the crew's station stands in for it
 * @param suspicionsPerSender suspicions an elevator may raise within an hour; beyond it there is one finding
 * @param doubtedCriesPerSender cries of an elevator that can't be fully trusted and are noted within an hour; beyond it none joins its
 *     open rescue, and there is one finding
 * @param unknownElevators suspicions of unknown elevators that may be open at once; beyond it there is one finding
 * @param clockAhead a device time further ahead than this is impossible
 * @param fenceM radius around an elevator within which a standing crew has arrived, in metres
 */
public record Policy(
        int version,
        Duration acceptWithin,
        Duration suspicionOpensAfter,
        Duration warnAfter,
        Duration accidentAfter,
        Duration positionFresh,
        int suspicionsPerSender,
        int doubtedCriesPerSender,
        int unknownElevators,
        Duration clockAhead,
        int fenceM) {
    public static final Policy NATIONAL = new Policy(
            2,
            Duration.ofMinutes(3),
            Duration.ofSeconds(60),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofMinutes(10),
            5,
            20,
            50,
            Duration.ofMinutes(10),
            100);
}
