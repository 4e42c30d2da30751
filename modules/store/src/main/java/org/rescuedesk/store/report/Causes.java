package org.rescuedesk.store.report;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How reported causes are summed up: the group of each code that is known, every other code in {@link #OTHER}; and which group a
 * report is narrowed to, if it is, {@link #NONE} for rescues whose cause nobody has reported.
 */
public record Causes(
        SortedMap<String, String> groups, @Nullable String only) {
    public static final String OTHER = "other";

    /** No group is called so. */
    public static final String NONE = "-";

    /** All that was reported in one group, and narrowed to none. */
    static final Causes UNSORTED = new Causes(Collections.emptySortedMap(), null);

    private static final Pattern CODE = Pattern.compile("[a-z0-9_.]+");

    /** A code that is more than small letters, digits, {@code _} and {@code .} is refused with an {@link IllegalArgumentException}. */
    public Causes {
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        groups.forEach((code, group) -> {
            if (!CODE.matcher(code).matches() || !CODE.matcher(group).matches())
                throw new IllegalArgumentException("There can be no cause " + code + " in a group " + group + ".");
        });
    }

    String codes() {
        return array(groups.keySet());
    }

    String groupOfEach() {
        return array(groups.values());
    }

    /** As PostgreSQL spells a list of plain words. */
    private static String array(Collection<String> words) {
        return words.stream().collect(joining(",", "{", "}"));
    }
}
