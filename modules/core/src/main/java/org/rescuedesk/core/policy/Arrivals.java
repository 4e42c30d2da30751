package org.rescuedesk.core.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/**
 * Within which time a crew has to arrive.
 *
 * @param limit absent where each area's own limit in the register holds: 30 minutes in cities with districts, generally an hour elsewhere
 *     (TSG T5002-2017 art. 5(4))
 * @param clockStart from when it is counted
 * @param warnAfter without an arrival by then the desk warns
 * @param accidentAfter shut in this long is a statutory accident (State Council Order 549, art. 64)
 */
public record Arrivals(@Nullable Duration limit, ClockStart clockStart, Duration warnAfter, Duration accidentAfter) {

    Body body() {
        return Body.empty()
                .with("limitMs", limit)
                .with("clockStart", clockStart)
                .with("warnAfterMs", warnAfter)
                .with("accidentAfterMs", accidentAfter);
    }

    static Arrivals of(Body body) {
        return new Arrivals(
                body.fields().containsKey("limitMs") ? body.millis("limitMs") : null,
                body.text("clockStart", ClockStart::valueOf),
                body.millis("warnAfterMs"),
                body.millis("accidentAfterMs"));
    }
}
