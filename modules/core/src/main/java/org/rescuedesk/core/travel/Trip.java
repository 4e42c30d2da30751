package org.rescuedesk.core.travel;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.register.AreaId;

/**
 * A way that a crew went once: the local hour at which it was asked, the distance as the crow flies in metres from where the decision
 * saw it, how long it took to set out and how long it drove, when it officially arrived, and whether that is proven.
 */
record Trip(
        AreaId area, int hour, int distanceM, Duration settingOut, Duration drive, Instant arrivedAt, boolean proven) {
    /** From the order to the arrival, in milliseconds: what a decision predicts. */
    long tookMs() {
        return settingOut.plus(drive).toMillis();
    }

    double driveS() {
        return drive.toMillis() / 1_000.0;
    }
}
