package org.rescuedesk.core.policy;

import java.time.Duration;
import java.util.Map;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.state.Sorted;

/**
 * How far a cry that can't be fully trusted is believed.
 *
 * @param opensAfter a suspicion that nobody has answered by then opens itself
 * @param byKind the same for those kinds that have a time of their own
 * @param buttonHeld an alarm button held this long is a suspicion
 * @param perSender suspicions an elevator may raise within an hour; beyond it there is one finding
 * @param doubtedPerSender cries of an elevator that can't be fully trusted and are noted within an hour; beyond it none joins its open
 *     rescue, and there is one finding
 * @param unknownElevators suspicions of unknown elevators that may be open at once; beyond it there is one finding
 * @param clockAhead a device time further ahead than this is impossible
 */
public record Suspicions(
        Duration opensAfter,
        Sorted<Distrust, Duration> byKind,
        Duration buttonHeld,
        int perSender,
        int doubtedPerSender,
        int unknownElevators,
        Duration clockAhead) {
    public Duration opensAfter(Distrust kind) {
        return byKind.find(kind).orElse(opensAfter);
    }

    Body body() {
        var kinds = Body.empty();
        for (Map.Entry<Distrust, Duration> each : byKind)
            kinds = kinds.with(each.getKey().name(), each.getValue());
        return Body.empty()
                .with("opensAfterMs", opensAfter)
                .with("byKindMs", kinds)
                .with("buttonHeldMs", buttonHeld)
                .with("perSender", perSender)
                .with("doubtedPerSender", doubtedPerSender)
                .with("unknownElevators", unknownElevators)
                .with("clockAheadMs", clockAhead);
    }

    static Suspicions of(Body body) {
        var kinds = body.body("byKindMs");
        var byKind = Sorted.<Distrust, Duration>empty();
        for (var kind : kinds.fields().keySet()) byKind = byKind.with(Distrust.valueOf(kind), kinds.millis(kind));
        return new Suspicions(
                body.millis("opensAfterMs"),
                byKind,
                body.millis("buttonHeldMs"),
                Math.toIntExact(body.number("perSender")),
                Math.toIntExact(body.number("doubtedPerSender")),
                Math.toIntExact(body.number("unknownElevators")),
                body.millis("clockAheadMs"));
    }
}
