package org.rescuedesk.core.policy;

import java.time.Duration;
import java.time.Instant;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.state.Sorted;

/**
 * The rules of one area in one version, in force from {@code from} until a later version is (DESIGN 3.3). {@code source} names what they
 * rest on: standard and clause. A rescue goes by the rules that were in force when it opened, to its end.
 */
public record Policy(
        PolicyId id,
        Instant from,
        String source,
        Arrivals arrivals,
        Escalation escalation,
        Suspicions suspicions,
        Eligibility eligibility) {
    /** The rules that every desk knows before it has read any file. */
    public static final Policy NATIONAL = new Policy(
            new PolicyId(PolicyId.NATIONAL, 2),
            Instant.EPOCH,
            "TSG T5002-2017 art. 5(4); State Council Order 549, art. 64",
            new Arrivals(null, ClockStart.RECEIVED, Duration.ofMinutes(20), Duration.ofHours(2)),
            new Escalation(
                    Duration.ofMinutes(3), Duration.ofMinutes(2), true, Duration.ofMinutes(10), Duration.ofMinutes(60)),
            new Suspicions(
                    Duration.ofSeconds(60), Sorted.empty(), Duration.ofSeconds(3), 5, 20, 50, Duration.ofMinutes(10)),
            new Eligibility(Duration.ofMinutes(10), true, null, 100));

    /** The same, but in force no earlier than this: rules never rewrite the past. */
    public Policy notBefore(Instant earliest) {
        return from.isBefore(earliest) ? inForceFrom(earliest) : this;
    }

    /** The same, in force from another time on. */
    public Policy inForceFrom(Instant force) {
        return new Policy(id, force, source, arrivals, escalation, suspicions, eligibility);
    }

    /** Whether they say the same, whenever they came into force. */
    public boolean isSame(Policy other) {
        return inForceFrom(Instant.EPOCH).equals(other.inForceFrom(Instant.EPOCH));
    }

    public Body body() {
        return Body.empty()
                .with("id", id)
                .with("from", from)
                .with("source", source)
                .with("arrivals", arrivals.body())
                .with("escalation", escalation.body())
                .with("suspicions", suspicions.body())
                .with("eligibility", eligibility.body());
    }

    public static Policy of(Body body) {
        return new Policy(
                body.text("id", PolicyId::of),
                body.instant("from"),
                body.text("source"),
                Arrivals.of(body.body("arrivals")),
                Escalation.of(body.body("escalation")),
                Suspicions.of(body.body("suspicions")),
                Eligibility.of(body.body("eligibility")));
    }
}
