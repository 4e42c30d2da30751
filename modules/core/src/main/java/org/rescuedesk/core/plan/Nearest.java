package org.rescuedesk.core.plan;

import java.util.ArrayList;
import java.util.List;

/** The few nearest of very many, by rising distance; of equally near ones those that came first. */
final class Nearest<T> {
    private final int most;
    private final List<T> kept = new ArrayList<>();
    private final List<Double> distances = new ArrayList<>();

    Nearest(int most) {
        this.most = most;
    }

    /** Cheap to be told of one that is too far, which nearly all are. */
    void offer(T each, double distance) {
        int last = kept.size() - 1;
        if (kept.size() == most && distance >= distances.get(last)) return;
        int place = kept.size();
        while (place > 0 && distance < distances.get(place - 1)) place--;
        kept.add(place, each);
        distances.add(place, distance);
        if (kept.size() > most) {
            kept.remove(most);
            distances.remove(most);
        }
    }

    List<T> list() {
        return kept;
    }
}
