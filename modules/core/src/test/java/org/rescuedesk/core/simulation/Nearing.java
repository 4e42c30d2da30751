package org.rescuedesk.core.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rescuedesk.core.AssignmentEvent;
import org.rescuedesk.core.AssignmentEvent.CrewDeparted;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.AssignmentEvent.TrackNoted;

/** Which crews came nearer, and when, by the travel times in the facts alone. */
final class Nearing {
    /** So much is progress by any measure. */
    private static final Duration PLAINLY = Duration.ofMinutes(1);

    private final Map<String, List<Seen>> seen = new HashMap<>();

    private record Seen(long seq, Instant at, Duration eta) {}

    void follow(long seq, AssignmentEvent event) {
        var key = key(event);
        if (event instanceof CrewOffered || event instanceof CrewDeparted) seen.remove(key);
        if (event instanceof TrackNoted tracked && tracked.eta() != null)
            seen.computeIfAbsent(key, none -> new ArrayList<>()).add(new Seen(seq, tracked.at(), tracked.eta()));
    }

    void forgetAfter(long seq) {
        for (var each : seen.values()) each.removeIf(one -> one.seq() > seq);
    }

    /** Whether the crew that this is about has come nearer since then. */
    boolean cameNearer(AssignmentEvent event, Instant since) {
        var farthest = Duration.ZERO;
        for (var each : seen.getOrDefault(key(event), List.of())) {
            if (each.at().isBefore(since)) continue;
            if (farthest.minus(each.eta()).compareTo(PLAINLY) >= 0) return true;
            if (each.eta().compareTo(farthest) > 0) farthest = each.eta();
        }
        return false;
    }

    private static String key(AssignmentEvent event) {
        return event.rescue() + " " + event.crew();
    }
}
