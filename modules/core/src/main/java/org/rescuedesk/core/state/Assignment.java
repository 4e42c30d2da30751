package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.FirmId;

/**
 * One crew on one rescue, with the time of each step; a crew that is asked again has another one. {@code level} is 1 for a crew of the
 * firm under contract, 2 for any other, 3 for the fire brigade; {@code firm} whom the crew worked for when it was asked. {@code extra}
 * says that a person sent it beside another, so that no rule calls it off for being farther.
 */
public record Assignment(
        CrewId crew,
        @Nullable FirmId firm,
        int level,
        boolean extra,
        State state,
        Sorted<State, Instant> reached,
        Instant answerBy,
        Prediction prediction,
        Trail trail) {
    public enum State {
        OFFERED,
        ACCEPTED,
        EN_ROUTE,
        ON_SITE,
        DONE,
        DECLINED,
        NO_ANSWER,
        STOOD_DOWN,
        /** On its way and then neither seen nor heard: another crew is sent, but this one may still come. */
        SILENT;

        /** Whether the crew is bound to the rescue. */
        public boolean isActive() {
            return compareTo(ON_SITE) <= 0;
        }

        /** Whether it may still say yes, or that it is there. */
        public boolean mayStillCome() {
            return this == NO_ANSWER || this == SILENT;
        }
    }

    /** The travel time that was predicted, and when: both change while the crew is on its way. */
    public record Prediction(Duration eta, Instant at) {
        Instant arrival() {
            return at.plus(eta);
        }
    }

    /**
     * The crew's track as far as arrival is judged by it: its last noted fix, its last one outside the fence around the elevator, the
     * first of those since inside it, and the phone that is followed.
     */
    public record Trail(
            @Nullable Instant trackedAt,
            @Nullable Instant outside,
            @Nullable Instant inside,
            @Nullable String phone) {
        static final Trail NONE = new Trail(null, null, null, null);

        Trail and(Instant at, @Nullable Boolean isInside, @Nullable String by) {
            if (isInside == null) return new Trail(at, outside, inside, by);
            if (!isInside) return new Trail(at, at, null, by);
            return new Trail(at, outside, inside == null ? at : inside, by);
        }
    }

    public static Assignment offered(
            CrewId crew, @Nullable FirmId firm, int level, boolean extra, Instant at, Duration eta, Instant answerBy) {
        return new Assignment(
                crew,
                firm,
                level,
                extra,
                State.OFFERED,
                Sorted.<State, Instant>empty().with(State.OFFERED, at),
                answerBy,
                new Prediction(eta, at),
                Trail.NONE);
    }

    /** In this state since then; the first time at which a state was reached stays. */
    public Assignment in(State next, Instant at) {
        var times = reached.has(next) ? reached : reached.with(next, at);
        return new Assignment(crew, firm, level, extra, next, times, answerBy, prediction, trail);
    }

    /** On its way: its travel time counts from now. */
    public Assignment departed(Instant at) {
        return in(State.EN_ROUTE, at).predicted(prediction.eta(), at);
    }

    public Assignment predicted(Duration eta, Instant at) {
        return new Assignment(crew, firm, level, extra, state, reached, answerBy, new Prediction(eta, at), trail);
    }

    /** Follows the crew's track by one fix that was noted at the given time; {@code isInside} is absent when it can't tell. */
    public Assignment tracked(Instant at, @Nullable Boolean isInside, @Nullable String phone) {
        return new Assignment(
                crew, firm, level, extra, state, reached, answerBy, prediction, trail.and(at, isInside, phone));
    }

    public Instant offeredAt() {
        return reached.get(State.OFFERED);
    }

    public Optional<Instant> findReached(State which) {
        return reached.find(which);
    }

    public @Nullable Instant departedAt() {
        return reached.find(State.EN_ROUTE).orElse(null);
    }

    /** Whether it has said yes and isn't done. */
    public boolean isUnderWay() {
        return state.isActive() && state != State.OFFERED;
    }

    public Duration eta() {
        return prediction.eta();
    }

    /** When the crew will be there as far as is known. */
    public Instant etaAt() {
        return prediction.arrival();
    }

    /** The last time that it was heard of: by a step of its own, or by its track. */
    public Instant lastHeardAt() {
        var heard = offeredAt();
        for (var each : reached) if (each.getValue().isAfter(heard)) heard = each.getValue();
        return trail.trackedAt() == null || trail.trackedAt().isBefore(heard) ? heard : trail.trackedAt();
    }

    public Body body() {
        return Body.empty()
                .with("crew", crew)
                .with("firm", firm)
                .with("level", level)
                .with("extra", extra)
                .with("state", state)
                .with("reached", Dated.body(reached))
                .with("answerBy", answerBy)
                .with("etaMs", prediction.eta())
                .with("predictedAt", prediction.at())
                .with("trackedAt", trail.trackedAt())
                .with("outsideAt", trail.outside())
                .with("insideAt", trail.inside())
                .with("phone", trail.phone());
    }

    public static Assignment of(Body body) {
        return new Assignment(
                body.text("crew", CrewId::of),
                body.textOrNull("firm", FirmId::of),
                Math.toIntExact(body.number("level")),
                body.flag("extra"),
                body.text("state", State::valueOf),
                Dated.of(body.body("reached"), State::valueOf),
                body.instant("answerBy"),
                new Prediction(body.millis("etaMs"), body.instant("predictedAt")),
                new Trail(
                        body.instantOrNull("trackedAt"),
                        body.instantOrNull("outsideAt"),
                        body.instantOrNull("insideAt"),
                        body.findText("phone").orElse(null)));
    }
}
