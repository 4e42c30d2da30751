package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.SignalId;

/**
 * What is known of an elevator: the ids of its recent signals (so that redelivery adds nothing; {@code oldest} is not after any
 * of them), when it raised suspicions within the last hour, how many cries that can't be fully trusted were noted, its last
 * rescue, whose recurrence the next will be, since when it has a fault, if it has one, and since when it is out of service until a
 * named person releases it.
 */
public record ElevatorState(
        Sorted<SignalId, Instant> signals,
        @Nullable Instant oldest,
        Sorted<Instant, Integer> suspicions,
        @Nullable DoubtedCries doubted,
        @Nullable RescueId last,
        @Nullable Instant faultySince,
        @Nullable Instant outSince) {
    /** Longer than a broker keeps a session, so a signal that comes again is always known. */
    public static final Duration REMEMBERED = Duration.ofDays(8);

    private static final Duration FORGOTTEN_EVERY = Duration.ofDays(1);

    /** The time to which the limit of suspicions per sender applies. */
    public static final Duration SUSPICIONS_COUNTED = Duration.ofHours(1);

    public static final ElevatorState NONE =
            new ElevatorState(Sorted.empty(), null, Sorted.empty(), null, null, null, null);

    /** Whether this signal was heard within the time for which signals are remembered. */
    public boolean knows(SignalId signal, Instant at) {
        return signals.find(signal)
                .filter(heard -> !heard.isBefore(at.minus(REMEMBERED)))
                .isPresent();
    }

    public ElevatorState heard(SignalId signal, Instant at) {
        // A look at each of them at every signal would be quadratic for an elevator that cries without end.
        boolean due = oldest != null && oldest.isBefore(at.minus(REMEMBERED).minus(FORGOTTEN_EVERY));
        var kept = due ? forget(signals, at.minus(REMEMBERED)) : signals;
        var first = oldest == null ? at : due ? at.minus(REMEMBERED) : oldest;
        return new ElevatorState(kept.with(signal, at), first, suspicions, doubted, last, faultySince, outSince);
    }

    public ElevatorState suspected(Instant at) {
        var recent = Sorted.<Instant, Integer>empty();
        for (Map.Entry<Instant, Integer> raised : suspicions) {
            if (raised.getKey().isAfter(at.minus(SUSPICIONS_COUNTED)))
                recent = recent.with(raised.getKey(), raised.getValue());
        }
        return new ElevatorState(
                signals, oldest, recent.with(at, recent.find(at).orElse(0) + 1), doubted, last, faultySince, outSince);
    }

    public int suspicionsSince(Instant since) {
        int sum = 0;
        for (Map.Entry<Instant, Integer> raised : suspicions)
            if (raised.getKey().isAfter(since)) sum += raised.getValue();
        return sum;
    }

    /** With one more cry that can't be fully trusted. */
    public ElevatorState doubted(Instant at) {
        var counted = doubted == null ? DoubtedCries.first(at) : DoubtedCries.oneMore(doubted, at);
        return new ElevatorState(signals, oldest, suspicions, counted, last, faultySince, outSince);
    }

    /** How many cries that can't be fully trusted were noted in the hour under way. */
    public int doubtedCries(Instant at) {
        return doubted == null ? 0 : doubted.within(at);
    }

    public ElevatorState rescued(@Nullable RescueId rescue) {
        return new ElevatorState(signals, oldest, suspicions, doubted, rescue, faultySince, outSince);
    }

    public ElevatorState faulty(@Nullable Instant since) {
        return new ElevatorState(signals, oldest, suspicions, doubted, last, since, outSince);
    }

    /** Out of service since then, or released. */
    public ElevatorState out(@Nullable Instant since) {
        return new ElevatorState(signals, oldest, suspicions, doubted, last, faultySince, since);
    }

    public Optional<RescueId> findLast() {
        return Optional.ofNullable(last);
    }

    public Body body() {
        var raised = Body.empty();
        for (Map.Entry<Instant, Integer> each : suspicions)
            raised = raised.with(each.getKey().toString(), each.getValue());
        return Body.empty()
                .with("signals", Dated.body(signals))
                .with("oldest", oldest)
                .with("suspicions", raised)
                .with("doubted", doubted == null ? (Body) null : doubted.body())
                .with("last", last)
                .with("faultySince", faultySince)
                .with("outSince", outSince);
    }

    public static ElevatorState of(Body body) {
        var raised = body.body("suspicions");
        var suspicions = Sorted.<Instant, Integer>empty();
        for (var at : raised.fields().keySet())
            suspicions = suspicions.with(Instant.parse(at), Math.toIntExact(raised.number(at)));
        return new ElevatorState(
                Dated.of(body.body("signals"), SignalId::new),
                body.instantOrNull("oldest"),
                suspicions,
                body.findBody("doubted").map(DoubtedCries::of).orElse(null),
                body.textOrNull("last", RescueId::new),
                body.instantOrNull("faultySince"),
                body.instantOrNull("outSince"));
    }

    private static Sorted<SignalId, Instant> forget(Sorted<SignalId, Instant> signals, Instant before) {
        var kept = signals;
        for (var signal : signals) {
            if (signal.getValue().isBefore(before)) kept = kept.without(signal.getKey());
        }
        return kept;
    }
}
