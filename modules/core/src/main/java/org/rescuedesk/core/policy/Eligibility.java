package org.rescuedesk.core.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;

/**
 * Which crews may be sent.
 *
 * @param positionFresh an older position is not believed: the crew's station stands in for it
 * @param skills whether a crew must be qualified for the elevator's brand and type at level 2; the firm under contract always is
 * @param longestDuty a crew on duty for longer gets no new order until it has been off duty; absent where nothing says so
 * @param fenceM radius around an elevator within which a standing crew has arrived, in metres
 */
public record Eligibility(
        Duration positionFresh, boolean skills, @Nullable Duration longestDuty, int fenceM) {

    Body body() {
        return Body.empty()
                .with("positionFreshMs", positionFresh)
                .with("skills", skills)
                .with("longestDutyMs", longestDuty)
                .with("fenceM", fenceM);
    }

    static Eligibility of(Body body) {
        return new Eligibility(
                body.millis("positionFreshMs"),
                body.flag("skills"),
                body.fields().containsKey("longestDutyMs") ? body.millis("longestDutyMs") : null,
                Math.toIntExact(body.number("fenceM")));
    }
}
