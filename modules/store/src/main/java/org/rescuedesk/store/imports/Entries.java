package org.rescuedesk.store.imports;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The entries of one kind that a table told of, on top of those that were there; told twice alike they count once. */
final class Entries<K extends Comparable<K>, T> {
    private final String chinese;
    private final String english;
    private final Function<T, K> key;
    private final Map<K, T> before = new TreeMap<>();
    private final Map<K, T> told = new TreeMap<>();
    private long repeated;

    Entries(String chinese, String english, Function<T, K> key, Collection<T> before) {
        this.chinese = chinese;
        this.english = english;
        this.key = key;
        before.forEach(each -> this.before.put(key.apply(each), each));
    }

    void add(T entry) throws WrongValue {
        var other = told.putIfAbsent(key.apply(entry), entry);
        if (other == null) return;
        if (!other.equals(entry)) {
            throw new WrongValue(
                    chinese + " " + key.apply(entry) + " 前面已有，内容不同。",
                    "The " + english + " " + key.apply(entry) + " stands in an earlier row with other particulars.");
        }
        repeated++;
    }

    K known(K id) throws WrongValue {
        if (told.containsKey(id) || before.containsKey(id)) return id;
        throw new WrongValue(
                "没有" + chinese + " " + id + "。", "There is no " + english + " " + id + " in the register.");
    }

    boolean tells(K id) {
        return told.containsKey(id);
    }

    /** Those that were there, replaced and added to by those that the table told of. */
    Collection<T> all() {
        var all = new TreeMap<>(before);
        all.putAll(told);
        return all.values();
    }

    int count() {
        return told.size();
    }

    long repeated() {
        return repeated;
    }
}
