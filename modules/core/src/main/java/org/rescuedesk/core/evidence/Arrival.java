package org.rescuedesk.core.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The official arrival that follows from the evidence: the earliest "not after" in the best grade (DESIGN 3.4, decision 0005).
 * A: two independent sources agree, and no machine stands against two people's words. B: one machine source. C: somebody's
 * word. X: sources contradict, so the time is shown but counts as not known.
 */
public record Arrival(Instant at, Grade grade) {
    public enum Grade {
        A,
        B,
        C,
        X;

        /** Whether an arrival in time of this grade is proven, not only claimed. */
        public boolean isProof() {
            return this == A || this == B;
        }
    }

    public static Optional<Arrival> from(List<Evidence> evidence) {
        if (evidence.isEmpty()) return Optional.empty();
        boolean machines = evidence.stream().anyMatch(each -> each.source().isMachine());
        return Optional.of(earliest(evidence, Grade.A, each -> isConfirmed(each, evidence, machines))
                .orElseGet(() -> unconfirmed(evidence)));
    }

    private static Arrival unconfirmed(List<Evidence> evidence) {
        var grade = contradicts(evidence) ? Grade.X : Grade.B;
        return earliest(evidence, grade, each -> each.source().isMachine())
                .or(() -> earliest(evidence, grade == Grade.X ? Grade.X : Grade.C, each -> true))
                .orElseThrow();
    }

    /** By a machine or, where there is none at all, by another person. */
    private static boolean isConfirmed(Evidence each, List<Evidence> evidence, boolean machines) {
        return evidence.stream()
                .filter(other ->
                        !machines || each.source().isMachine() || other.source().isMachine())
                .anyMatch(each::agreesWith);
    }

    private static boolean contradicts(List<Evidence> evidence) {
        return evidence.stream().anyMatch(each -> evidence.stream().anyMatch(each::contradicts));
    }

    private static Optional<Arrival> earliest(List<Evidence> evidence, Grade grade, Predicate<Evidence> which) {
        return evidence.stream()
                .filter(which)
                .map(Evidence::notAfter)
                .min(Comparator.naturalOrder())
                .map(at -> new Arrival(at, grade));
    }
}
