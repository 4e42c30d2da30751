package org.rescuedesk.simulator;

import java.time.Duration;

/**
 * How long to wait for a desk: until nothing more comes of what a broker had kept for us, until a step is said again, and
 * until nobody is expected to answer any more.
 */
record Patience(Duration settles, Duration saysAgain, Duration givesUp) {

    static final Patience USUAL = new Patience(Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofMinutes(2));
}
