package org.rescuedesk.cli.bench.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long each command took, by its kind. */
final class Timings {
    private static final double NANOS_A_MS = 1e6;

    private final Map<String, List<Long>> byKind = new TreeMap<>();

    void took(String kind, long nanos) {
        byKind.computeIfAbsent(kind, each -> new ArrayList<>()).add(nanos);
    }

    /** Forgets the warming up. */
    void clear() {
        byKind.clear();
    }

    List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    int count(String kind) {
        return byKind.getOrDefault(kind, List.of()).size();
    }

    double medianMs(String kind) {
        return quantileMs(byKind.getOrDefault(kind, List.of()), 0.5);
    }

    double p99Ms(String kind) {
        return quantileMs(byKind.getOrDefault(kind, List.of()), 0.99);
    }

    /** Of all commands together. */
    double quantileMs(double share) {
        return quantileMs(byKind.values().stream().flatMap(List::stream).toList(), share);
    }

    private static double quantileMs(List<Long> nanos, double share) {
        if (nanos.isEmpty()) return Double.NaN;
        var sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1)))) / NANOS_A_MS;
    }
}
