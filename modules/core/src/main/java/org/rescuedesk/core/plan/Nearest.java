package org.rescuedesk.core.plan;

import java.util.ArrayList;
import java.util.List;

/** The few nearest of very many, by rising distance; of equally near ones those that came first. */
final class Nearest<T> {
    private final int most;
    private final List<T> kept = new ArrayList<>();
    private final double[] distances;

    Nearest(int most) {
        this.most = most;
        this.distances = new double[most];
    }

    /** Whether one at this distance would be kept: nearly all of very many are too far, and need not be looked at any closer. */
    boolean wants(double distance) {
        return kept.size() < most || distance < distances[most - 1];
    }

    void offer(T each, double distance) {
        if (!wants(distance)) return;
        if (kept.size() == most) kept.remove(most - 1);
        int place = kept.size();
        while (place > 0 && distance < distances[place - 1]) {
            distances[place] = distances[place - 1];
            place--;
        }
        kept.add(place, each);
        distances[place] = distance;
    }

    List<T> list() {
        return kept;
    }
}
