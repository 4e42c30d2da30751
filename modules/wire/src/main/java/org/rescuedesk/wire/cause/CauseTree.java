package org.rescuedesk.wire.cause;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rescuedesk.wire.Refusal;

/**
 * Two levels of causes and the schemes that sum them up, as a file of this module has them. What is in no tree counts as
 * {@link #OTHER} in every scheme.
 */
public final class CauseTree {
    /** The cause, and in each scheme the group, of whatever fits nowhere else. */
    public static final String OTHER = "other";

    private static final String FILE = "causes.json";

    private final List<Cause> tops;
    private final List<Scheme> schemes;
    private final SortedMap<String, Cause> byCode = new TreeMap<>();
    private final SortedMap<String, String> topOf = new TreeMap<>();

    private CauseTree(List<Cause> tops, List<Scheme> schemes) {
        this.tops = List.copyOf(tops);
        this.schemes = List.copyOf(schemes);
        for (var top : tops) {
            put(top, top);
            for (var cause : top.causes()) put(cause, top);
        }
        for (var scheme : schemes) groups(scheme);
    }

    /** The tree that the desk comes with. */
    public static CauseTree shipped() {
        return Shipped.TREE;
    }

    /** Refuses a tree in which a code stands twice, or a scheme that names a cause twice, an unknown one, or has no group for the rest. */
    static CauseTree of(byte[] file) throws Refusal {
        return CauseFile.read(file, CauseTree::new);
    }

    /** Those of the upper level, each with those below it. */
    public List<Cause> listTops() {
        return tops;
    }

    public List<Scheme> listSchemes() {
        return schemes;
    }

    public Optional<Scheme> findScheme(String code) {
        return schemes.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** The cause of this code, or which was formerly called so. */
    public Optional<Cause> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** In which of the scheme's groups each code counts, former names included; every other code counts as {@link #OTHER}. */
    public SortedMap<String, String> groups(Scheme scheme) {
        var named = new TreeMap<String, String>();
        for (var group : scheme.groups()) {
            for (var code : group.causes()) {
                require(byCode.containsKey(code), "The scheme " + scheme.code() + " names the unknown cause " + code);
                var before = named.put(code, group.code());
                require(before == null, "The scheme " + scheme.code() + " names the cause " + code + " twice");
            }
        }
        var codes = new TreeSet<String>();
        for (var group : scheme.groups()) {
            require(
                    codes.add(group.code()),
                    "The scheme " + scheme.code() + " has the group " + group.code() + " twice");
        }
        require(codes.contains(OTHER), "The scheme " + scheme.code() + " has no group " + OTHER);
        var groups = new TreeMap<String, String>();
        byCode.forEach((code, cause) -> {
            var group = named.getOrDefault(cause.code(), named.getOrDefault(topOf.get(code), OTHER));
            groups.put(code, group);
        });
        return Collections.unmodifiableSortedMap(groups);
    }

    private void put(Cause cause, Cause top) {
        var codes = new ArrayList<>(cause.formerly());
        if (!codes.contains(cause.code())) codes.add(cause.code());
        for (var code : codes) {
            require(byCode.put(code, cause) == null, "The cause " + code + " stands twice");
            topOf.put(code, top.code());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise + ".");
    }

    /** Read when it is first asked for. */
    private static final class Shipped {
        static final CauseTree TREE = read();

        private static CauseTree read() {
            try (var file = CauseTree.class.getResourceAsStream(FILE)) {
                if (file == null) throw new IllegalStateException("The file of causes is missing from this build.");
                return of(file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("The file of causes can't be read.", e);
            } catch (Refusal e) {
                throw new IllegalStateException("The file of causes makes no sense.", e);
            }
        }
    }
}
