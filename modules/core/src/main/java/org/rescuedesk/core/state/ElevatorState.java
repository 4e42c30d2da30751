package org.rescuedesk.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.SignalId;

/**
 * What is known of an elevator: the ids of its recent signals (so that redelivery adds nothing), when it last cried in a way
 * that can't be trusted, its last rescue and the one before, whose recurrence the last may be.
 */
public record ElevatorState(
        Sorted<SignalId, Instant> signals,
        Sorted<Instant, Integer> cries,
        @Nullable RescueId last) {
    /** Longer than a broker keeps a session, so a signal that comes again is always known. */
    public static final Duration REMEMBERED = Duration.ofDays(8);

    public static final Duration CRIES_REMEMBERED = Duration.ofHours(1);

    public static final ElevatorState NONE = new ElevatorState(Sorted.empty(), Sorted.empty(), null);

    public boolean knows(SignalId signal) {
        return signals.has(signal);
    }

    public ElevatorState heard(SignalId signal, Instant at) {
        return new ElevatorState(forget(signals, at.minus(REMEMBERED)).with(signal, at), cries, last);
    }

    public ElevatorState cried(Instant at) {
        var recent = Sorted.<Instant, Integer>empty();
        for (Map.Entry<Instant, Integer> cry : cries) {
            if (cry.getKey().isAfter(at.minus(CRIES_REMEMBERED))) recent = recent.with(cry.getKey(), cry.getValue());
        }
        return new ElevatorState(signals, recent.with(at, recent.find(at).orElse(0) + 1), last);
    }

    public int criesSince(Instant since) {
        int sum = 0;
        for (Map.Entry<Instant, Integer> cry : cries) if (cry.getKey().isAfter(since)) sum += cry.getValue();
        return sum;
    }

    public ElevatorState rescued(RescueId rescue) {
        return new ElevatorState(signals, cries, rescue);
    }

    public Optional<RescueId> findLast() {
        return Optional.ofNullable(last);
    }

    private static Sorted<SignalId, Instant> forget(Sorted<SignalId, Instant> signals, Instant before) {
        var kept = signals;
        for (var signal : signals) {
            if (signal.getValue().isBefore(before)) kept = kept.without(signal.getKey());
        }
        return kept;
    }
}
