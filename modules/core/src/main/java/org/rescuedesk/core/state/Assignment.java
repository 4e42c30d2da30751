package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.register.CrewId;

/**
 * One crew on one rescue. {@code eta} is the travel time predicted when it was offered; {@code outside} and {@code inside} are
 * the crew's last noted fix outside the fence around the elevator and the first of those since inside it.
 */
public record Assignment(
        CrewId crew,
        State state,
        int level,
        Instant offeredAt,
        Duration eta,
        Instant answerBy,
        @Nullable Instant departedAt,
        @Nullable Instant trackedAt,
        @Nullable Instant outside,
        @Nullable Instant inside) {
    public enum State {
        OFFERED,
        ACCEPTED,
        EN_ROUTE,
        ON_SITE,
        DONE,
        DECLINED,
        NO_ANSWER,
        STOOD_DOWN;

        /** Whether the crew is bound to the rescue. */
        public boolean isActive() {
            return compareTo(ON_SITE) <= 0;
        }
    }

    public static Assignment offered(CrewId crew, int level, Instant at, Duration eta, Instant answerBy) {
        return new Assignment(crew, State.OFFERED, level, at, eta, answerBy, null, null, null, null);
    }

    public Assignment in(State next) {
        return new Assignment(crew, next, level, offeredAt, eta, answerBy, departedAt, trackedAt, outside, inside);
    }

    public Assignment departed(Instant at) {
        return new Assignment(crew, State.EN_ROUTE, level, offeredAt, eta, answerBy, at, trackedAt, outside, inside);
    }

    /** Follows the crew's track by one fix that was noted at the given time; {@code isInside} is absent when it can't tell. */
    public Assignment tracked(Instant at, @Nullable Boolean isInside) {
        if (isInside == null) return tracked(at, outside, inside);
        if (!isInside) return tracked(at, at, null);
        return tracked(at, outside, inside == null ? at : inside);
    }

    private Assignment tracked(Instant at, @Nullable Instant lastOutside, @Nullable Instant firstInside) {
        return new Assignment(crew, state, level, offeredAt, eta, answerBy, departedAt, at, lastOutside, firstInside);
    }

    public Body body() {
        return Body.empty()
                .with("crew", crew)
                .with("state", state)
                .with("level", level)
                .with("offeredAt", offeredAt)
                .with("etaMs", eta)
                .with("answerBy", answerBy)
                .with("departedAt", departedAt)
                .with("trackedAt", trackedAt)
                .with("outsideAt", outside)
                .with("insideAt", inside);
    }

    public static Assignment of(Body body) {
        return new Assignment(
                body.text("crew", CrewId::of),
                body.text("state", State::valueOf),
                Math.toIntExact(body.number("level")),
                body.instant("offeredAt"),
                body.millis("etaMs"),
                body.instant("answerBy"),
                body.instantOrNull("departedAt"),
                body.instantOrNull("trackedAt"),
                body.instantOrNull("outsideAt"),
                body.instantOrNull("insideAt"));
    }

    /** When the crew will be there as far as is known: its travel time from departure, or from the offer until it departs. */
    public Instant etaAt() {
        return (departedAt == null ? offeredAt : departedAt).plus(eta);
    }
}
