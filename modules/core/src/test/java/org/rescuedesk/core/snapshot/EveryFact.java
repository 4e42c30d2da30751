package org.rescuedesk.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.state.Desk;

/**
 * A journal with every kind of fact, in every version: simulated days of core.simulation, some facts in the words of
 * before, and what only a machine notes. It stays as it is; where there is a new kind or version, it goes on.
 */
public final class EveryFact {
    private EveryFact() {}

    /** The desk before the first of them. */
    public static Desk before() {
        return Province.desk();
    }

    public static List<Entry> journal() {
        var journal = new ArrayList<Entry>();
        var end = Hash.NONE;
        for (var line : text().lines().toList()) {
            var entry = Entry.of(line, end, end.followedBy(line));
            journal.add(entry);
            end = entry.hash();
        }
        return journal;
    }

    private static String text() {
        try (var file = Objects.requireNonNull(EveryFact.class.getResourceAsStream("/every-fact.txt"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
