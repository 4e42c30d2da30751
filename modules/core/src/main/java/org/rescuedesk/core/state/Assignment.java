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
 * says that a person sent it beside another, so that no rule calls it off for being farther, and {@code calledOff} that a person
 * called it off, so that no rule asks it again.
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
        Trail trail,
        boolean calledOff) {
    public enum State {
        OFFERED,
        ACCEPTED,
        EN_ROUTE,
        ON_SITE,
        DONE,
        DECLINED,
        NO_ANSWER,
        STOOD_DOWN,
        /** Not heard of, or no nearer, though it should be there; or never set out: another crew is sent, but this one may still come. */
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

    /**
     * The travel time that was predicted for a crew, and when: both change while it is on its way. {@code first} is when it was expected
     * at first; {@code pace}, once a fix has told how far it is, the last fix that showed it at another distance.
     */
    public record Prediction(
            Duration eta,
            Instant at,
            Instant first,
            @Nullable Pace pace) {
        /** Less is no progress: the next street, or the phone's error. */
        static final Duration STEP = Duration.ofSeconds(30);

        /** How far it was then, as travel time; {@code nearer} says whether any fix since the first has shown it nearer than one before. */
        public record Pace(Duration eta, Instant at, boolean nearer) {
            private Pace next(Duration now, Instant then) {
                if (now.minus(eta).abs().compareTo(STEP) < 0) return this;
                return new Pace(now, then, nearer || now.compareTo(eta) < 0);
            }

            private Instant arrival() {
                return at.plus(eta);
            }
        }

        static Prediction first(Duration eta, Instant at) {
            return new Prediction(eta, at, at.plus(eta), null);
        }

        /** As it set out. */
        Prediction departed(Duration eta, Instant at) {
            return new Prediction(eta, at, first, null);
        }

        /** By a fix that tells how far it is. */
        Prediction seen(Duration eta, Instant at) {
            return new Prediction(eta, at, first, pace == null ? new Pace(eta, at, false) : pace.next(eta, at));
        }

        Instant arrival() {
            return at.plus(eta);
        }

        /** When it would be there if it had gone on as it went when it was last seen to go: who stands still falls behind. */
        Instant due() {
            return pace == null ? arrival() : pace.arrival();
        }

        Body in(Body body) {
            return body.with("etaMs", eta)
                    .with("predictedAt", at)
                    .with("firstEtaAt", first)
                    .with("paceEtaMs", pace == null ? null : pace.eta())
                    .with("paceAt", pace == null ? null : pace.at())
                    .with("nearer", pace == null ? null : (Boolean) pace.nearer());
        }

        /** Older texts don't say when it was expected at first. */
        static Prediction of(Body body) {
            var last = first(body.millis("etaMs"), body.instant("predictedAt"));
            var first = body.instantOrNull("firstEtaAt");
            return new Prediction(last.eta, last.at, first == null ? last.first : first, pace(body));
        }

        private static @Nullable Pace pace(Body body) {
            var eta = body.millisOrNull("paceEtaMs");
            return eta == null
                    ? null
                    : new Pace(eta, body.instant("paceAt"), Boolean.TRUE.equals(body.flagOrNull("nearer")));
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
                Prediction.first(eta, at),
                Trail.NONE,
                false);
    }

    /** In this state since then; the first time at which a state was reached stays. */
    public Assignment in(State next, Instant at) {
        var times = reached.has(next) ? reached : reached.with(next, at);
        return new Assignment(crew, firm, level, extra, next, times, answerBy, prediction, trail, calledOff);
    }

    /** On its way since then, with this travel time before it. */
    public Assignment departed(Duration eta, Instant at) {
        return in(State.EN_ROUTE, at).with(prediction.departed(eta, at));
    }

    /** A fix told this travel time. */
    public Assignment seen(Duration eta, Instant at) {
        return with(prediction.seen(eta, at));
    }

    private Assignment with(Prediction next) {
        return new Assignment(crew, firm, level, extra, state, reached, answerBy, next, trail, calledOff);
    }

    /** Follows the crew's track by one fix that was noted at the given time; {@code isInside} is absent when it can't tell. */
    public Assignment tracked(Instant at, @Nullable Boolean isInside, @Nullable String phone) {
        return new Assignment(
                crew,
                firm,
                level,
                extra,
                state,
                reached,
                answerBy,
                prediction,
                trail.and(at, isInside, phone),
                calledOff);
    }

    /** A person has called it off. */
    public Assignment calledOffByPerson() {
        return new Assignment(crew, firm, level, extra, state, reached, answerBy, prediction, trail, true);
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

    /** Whether it has come, whatever became of it. */
    boolean hasArrived() {
        return reached.has(State.ON_SITE);
    }

    public Duration eta() {
        return prediction.eta();
    }

    /** When the crew will be there as far as is known. */
    public Instant etaAt() {
        return prediction.arrival();
    }

    /** When it will be there, told at that time: who is overdue is given as much time again. */
    public Instant expectedAt(Instant now) {
        var due = prediction.due();
        var overdue = due.isBefore(now) ? now.plus(Duration.between(due, now)) : now;
        return overdue.isAfter(etaAt()) ? overdue : etaAt();
    }

    /** The last step of its own. */
    private Instant lastStepAt() {
        var last = offeredAt();
        for (var each : reached) if (each.getValue().isAfter(last)) last = each.getValue();
        return last;
    }

    /** The last time that it was heard of: by a step of its own, or by its track. */
    public Instant lastHeardAt() {
        var step = lastStepAt();
        return trail.trackedAt() == null || trail.trackedAt().isBefore(step) ? step : trail.trackedAt();
    }

    /** Whether its fixes show that it comes nearer, though it has not said that it has set out. */
    public boolean isSeenToGo() {
        return prediction.pace() != null && prediction.pace().nearer();
    }

    /**
     * When it should have been there, by its last word or by the last fix that showed it at another distance. Where no fix tells how
     * far it is, it is enough to be heard.
     */
    public Instant dueAt() {
        var heard = prediction.pace() == null ? lastHeardAt() : lastStepAt();
        return heard.isAfter(prediction.due()) ? heard : prediction.due();
    }

    /** When a crew that said yes should have set out at the very latest: when it was expected at first, or at its last word. */
    public Instant setsOutBy() {
        var step = lastStepAt();
        return step.isAfter(prediction.first()) ? step : prediction.first();
    }

    public Body body() {
        return prediction
                .in(Body.empty())
                .with("crew", crew)
                .with("firm", firm)
                .with("level", level)
                .with("extra", extra)
                .with("state", state)
                .with("reached", Dated.body(reached))
                .with("answerBy", answerBy)
                .with("trackedAt", trail.trackedAt())
                .with("outsideAt", trail.outside())
                .with("insideAt", trail.inside())
                .with("phone", trail.phone())
                .with("calledOff", calledOff ? Boolean.TRUE : null);
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
                Prediction.of(body),
                new Trail(
                        body.instantOrNull("trackedAt"),
                        body.instantOrNull("outsideAt"),
                        body.instantOrNull("insideAt"),
                        body.findText("phone").orElse(null)),
                Boolean.TRUE.equals(body.flagOrNull("calledOff")));
    }
}
