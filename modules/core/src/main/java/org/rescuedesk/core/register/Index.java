package org.rescuedesk.core.register;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Entries in the order of their ids, each id once: no larger than an array of them, and found by halving. */
final class Index<K extends Comparable<K>, T> {
    private final Function<T, K> key;
    private final List<T> entries;

    private Index(Function<T, K> key, List<T> entries) {
        this.key = key;
        this.entries = entries;
    }

    /** Refuses an id that stands twice with an {@link IllegalArgumentException}; {@code what} says of what. */
    static <K extends Comparable<K>, T> Index<K, T> of(String what, Collection<T> given, Function<T, K> key) {
        @SuppressWarnings("unchecked") // it holds what was given and goes nowhere else
        var sorted = (T[]) given.toArray();
        Arrays.sort(sorted, Comparator.comparing(key));
        for (int i = 1; i < sorted.length; i++) {
            var id = key.apply(sorted[i]);
            if (id.equals(key.apply(sorted[i - 1])))
                throw new IllegalArgumentException("The " + what + " " + id + " stands twice in the register.");
        }
        return new Index<>(key, Collections.unmodifiableList(Arrays.asList(sorted)));
    }

    @Nullable
    T find(K id) {
        int at = position(id);
        return at < 0 ? null : entries.get(at);
    }

    boolean has(K id) {
        return position(id) >= 0;
    }

    private int position(K id) {
        int from = 0;
        int until = entries.size() - 1;
        while (from <= until) {
            int middle = (from + until) >>> 1;
            int order = key.apply(entries.get(middle)).compareTo(id);
            if (order == 0) return middle;
            if (order < 0) from = middle + 1;
            else until = middle - 1;
        }
        return -1;
    }

    List<T> list() {
        return entries;
    }
}
