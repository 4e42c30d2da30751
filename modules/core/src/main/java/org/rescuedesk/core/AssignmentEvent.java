package org.rescuedesk.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.PersonNote.Words;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.core.state.TimePoint;

/** What happened between one rescue and one crew; most change both. */
public sealed interface AssignmentEvent extends RescueEvent {
    CrewId crew();

    /** The assignment once this has happened. */
    Assignment evolve(Assignment assignment);

    @Override
    default Body body() {
        return named(this);
    }

    /** The crew's readiness once this has happened. */
    default CrewState evolve(CrewState crew) {
        return crew;
    }

    @Override
    default Rescue evolve(Rescue rescue) {
        return rescue.with(evolve(rescue.findAssignment(crew()).orElseThrow()));
    }

    /** The fire brigade's readiness is its own affair. */
    @Override
    default Desk evolve(Desk desk) {
        var changed = desk.with(evolve(desk.rescue(rescue())));
        return crew().equals(Rescue.FIRE_BRIGADE) ? changed : changed.with(evolve(desk.crew(crew())));
    }

    private static Body named(AssignmentEvent event) {
        return Body.empty().with("rescue", event.rescue()).with("crew", event.crew());
    }

    /** Reads what every event of an assignment holds. */
    @FunctionalInterface
    interface Named<E> {
        E of(Instant at, By by, RescueId rescue, CrewId crew);

        static <E> E read(Instant at, By by, Body body, Named<E> event) {
            return event.of(at, by, body.text("rescue", RescueId::new), body.text("crew", CrewId::of));
        }
    }

    /**
     * The chosen crew is asked to go, with what the decision knew; {@code firm} is whom it works for. {@code extra}, where a person
     * sends it beside another; that person's reason, where it overrides the rules, are the {@code words}.
     */
    record CrewOffered(
            Instant at,
            By by,
            RescueId rescue,
            Decision decision,
            Instant answerBy,
            @Nullable FirmId firm,
            boolean extra,
            Words words)
            implements AssignmentEvent, Reasoned {
        static CrewOffered of(Instant at, By by, Body body) {
            return new CrewOffered(
                    at,
                    by,
                    body.text("rescue", RescueId::new),
                    Decision.of(body.body("decision")),
                    body.instant("answerBy"),
                    body.textOrNull("firm", FirmId::of),
                    Boolean.TRUE.equals(body.flagOrNull("extra")),
                    Words.of(body, "reason"));
        }

        @Override
        public CrewId crew() {
            return decision.chosen().crew();
        }

        @Override
        public Body body() {
            return words.in(AssignmentEvent.named(this), field())
                    .with("decision", decision.body())
                    .with("answerBy", answerBy)
                    .with("firm", firm)
                    .with("extra", extra ? Boolean.TRUE : null);
        }

        @Override
        public Assignment evolve(Assignment earlier) {
            return offered();
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            int level = decision.level();
            var open = level > rescue.level() ? rescue.level(level, at) : rescue;
            return open.and(offered()).at(TimePoint.OFFERED, at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return crew.out(rescue);
        }

        private Assignment offered() {
            return Assignment.offered(
                    crew(), firm, decision.level(), extra, at, decision.chosen().eta(), answerBy);
        }
    }

    record CrewAccepted(Instant at, By by, RescueId rescue, CrewId crew) implements AssignmentEvent {
        static CrewAccepted of(Instant at, By by, Body body) {
            return Named.read(at, by, body, CrewAccepted::new);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.in(Assignment.State.ACCEPTED, at);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return AssignmentEvent.super
                    .evolve(rescue)
                    .at(TimePoint.ACCEPTED, at)
                    .hopeful(at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return crew.out(rescue);
        }
    }

    record CrewDeclined(Instant at, By by, RescueId rescue, CrewId crew, Words words)
            implements AssignmentEvent, Reasoned {
        static CrewDeclined of(Instant at, By by, Body body, Words words) {
            return Named.read(at, by, body, (a, b, rescue, crew) -> new CrewDeclined(a, b, rescue, crew, words));
        }

        @Override
        public Body body() {
            return words.in(AssignmentEvent.named(this), field());
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.in(Assignment.State.DECLINED, at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return crew.freeOf(rescue);
        }
    }

    /** The offer was not answered in time. */
    record CrewDidNotAnswer(Instant at, By by, RescueId rescue, CrewId crew) implements AssignmentEvent {
        static CrewDidNotAnswer of(Instant at, By by, Body body) {
            return Named.read(at, by, body, CrewDidNotAnswer::new);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.in(Assignment.State.NO_ANSWER, at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return crew.freeOf(rescue);
        }
    }

    /** It should be there, and for as long as the rules allow was not heard of, came no nearer, or has not set out: another one is sent. */
    record CrewWentSilent(Instant at, By by, RescueId rescue, CrewId crew) implements AssignmentEvent {
        static CrewWentSilent of(Instant at, By by, Body body) {
            return Named.read(at, by, body, CrewWentSilent::new);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.in(Assignment.State.SILENT, at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return rescue.equals(crew.task()) ? crew.silent() : crew;
        }
    }

    /** {@code eta} is the travel time from now on, without setting out; absent in old facts, which took that of the offer. */
    record CrewDeparted(
            Instant at,
            By by,
            RescueId rescue,
            CrewId crew,
            @Nullable Duration eta) implements AssignmentEvent {
        static CrewDeparted of(Instant at, By by, Body body) {
            var eta = body.millisOrNull("etaMs");
            return Named.read(at, by, body, (a, b, rescue, crew) -> new CrewDeparted(a, b, rescue, crew, eta));
        }

        @Override
        public Body body() {
            return AssignmentEvent.named(this).with("etaMs", eta);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.departed(eta == null ? assignment.eta() : eta, at);
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return AssignmentEvent.super.evolve(rescue).at(TimePoint.DEPARTED, at);
        }
    }

    /**
     * A fix of a crew on its way: one at least every 30 s, and whenever it enters or leaves the fence around the elevator;
     * {@code inside} is absent when the fix can't tell. Where a crew went is its people's own affair after a while: the fix stands
     * apart, and the fact has its {@code digest}; version 1 had the {@code fix}. {@code eta} is the travel time from there, and
     * {@code phone} which of the crew's phones it was, where it says so.
     */
    record TrackNoted(
            Instant at,
            By by,
            RescueId rescue,
            CrewId crew,
            @Nullable Fix fix,
            @Nullable String digest,
            @Nullable Boolean inside,
            @Nullable Duration eta,
            @Nullable String phone)
            implements AssignmentEvent {
        public TrackNoted {
            digest = fix != null ? null : Objects.requireNonNullElse(digest, "");
            eta = fix != null ? null : eta;
            phone = fix != null ? null : phone;
        }

        static TrackNoted of(Instant at, By by, Body body) {
            var digest = body.body("apart").text("fix");
            var inside = body.flagOrNull("inside");
            var eta = body.millisOrNull("etaMs");
            var phone = body.findText("phone").orElse(null);
            return Named.read(
                    at,
                    by,
                    body,
                    (a, b, rescue, crew) -> new TrackNoted(a, b, rescue, crew, null, digest, inside, eta, phone));
        }

        static TrackNoted ofVersion1(Instant at, By by, Body body) {
            var fix = Fix.of(body.body("fix"));
            var inside = body.flagOrNull("inside");
            return Named.read(
                    at,
                    by,
                    body,
                    (a, b, rescue, crew) -> new TrackNoted(a, b, rescue, crew, fix, null, inside, null, null));
        }

        @Override
        public Body body() {
            return AssignmentEvent.named(this)
                    .with("fix", fix == null ? (Body) null : fix.body())
                    .with("apart", digest == null ? (Body) null : Body.empty().with("fix", digest))
                    .with("inside", inside)
                    .with("etaMs", eta)
                    .with("phone", phone);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            var tracked = assignment.tracked(at, inside, phone);
            return eta == null ? tracked : tracked.seen(eta, at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return fix == null ? crew : crew.at(fix);
        }
    }

    /**
     * The crew is there as well, after another: a time of its own, by which the rescue's arrival is not judged. {@code teller} holds
     * the digests of who told, where a third party did.
     */
    record CrewJoined(Instant at, By by, RescueId rescue, CrewId crew, Evidence evidence, Body teller)
            implements AssignmentEvent {
        static CrewJoined of(Instant at, By by, Body body) {
            var shown = Evidence.of(body.body("evidence"));
            var who = body.findBody("teller").orElse(Body.empty());
            return Named.read(at, by, body, (a, b, of, crew) -> new CrewJoined(a, b, of, crew, shown, who));
        }

        @Override
        public Body body() {
            return AssignmentEvent.named(this)
                    .with("evidence", evidence.body())
                    .with("teller", teller.fields().isEmpty() ? null : teller);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.in(Assignment.State.ON_SITE, evidence.notAfter());
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            return AssignmentEvent.super.evolve(rescue).attended();
        }
    }

    /**
     * The crew is called off: another one is nearer, or nobody needs it any more. Where a person does so the {@code words} are why, and
     * no rule sends it there again.
     */
    record CrewStoodDown(Instant at, By by, RescueId rescue, CrewId crew, String reason, Words words)
            implements AssignmentEvent, Reasoned {
        public CrewStoodDown(Instant at, By by, RescueId rescue, CrewId crew, String reason) {
            this(at, by, rescue, crew, reason, Words.NONE);
        }

        static CrewStoodDown of(Instant at, By by, Body body) {
            var why = body.text("reason");
            var words = Words.of(body, "reason");
            return Named.read(at, by, body, (a, b, of, crew) -> new CrewStoodDown(a, b, of, crew, why, words));
        }

        @Override
        public Body body() {
            return words.in(AssignmentEvent.named(this), field()).with("reason", reason);
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            var down = assignment.in(Assignment.State.STOOD_DOWN, at);
            return words.digest() == null ? down : down.calledOffByPerson();
        }

        @Override
        public Rescue evolve(Rescue rescue) {
            var less = AssignmentEvent.super.evolve(rescue).attended();
            return crew.equals(Rescue.FIRE_BRIGADE) ? less.without(Mark.FIRE_BRIGADE_WANTED) : less;
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return crew.freeOf(rescue);
        }
    }

    /** The crew has done its part and is free again; where a person says so, the {@code words} are why. */
    record CrewDone(Instant at, By by, RescueId rescue, CrewId crew, Words words) implements AssignmentEvent, Reasoned {
        public CrewDone(Instant at, By by, RescueId rescue, CrewId crew) {
            this(at, by, rescue, crew, Words.NONE);
        }

        static CrewDone of(Instant at, By by, Body body) {
            var words = Words.of(body, "reason");
            return Named.read(at, by, body, (a, b, of, crew) -> new CrewDone(a, b, of, crew, words));
        }

        @Override
        public Body body() {
            return words.in(AssignmentEvent.named(this), field());
        }

        @Override
        public Assignment evolve(Assignment assignment) {
            return assignment.in(Assignment.State.DONE, at);
        }

        @Override
        public CrewState evolve(CrewState crew) {
            return crew.freeOf(rescue);
        }
    }
}
