package org.rescuedesk.core.simulation;

import java.util.Optional;
import java.util.TreeMap;
import org.rescuedesk.core.RescueEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rescue;

/** A board that is told what was announced and nothing else; it also remembers the rescues that the desk has put away. */
final class Mirror {
    private final TreeMap<RescueId, Rescue> ended = new TreeMap<>();
    private Desk desk = Land.desk();
    private long seq;

    void take(Entry entry) {
        if (entry.seq() != seq + 1) throw new AssertionError("told of " + entry.seq() + " after " + seq);
        seq = entry.seq();
        desk = entry.event().evolve(desk);
        if (entry.event() instanceof RescueEvent event) {
            var rescue = desk.rescue(event.rescue());
            if (rescue.stage().isEnded()) ended.put(rescue.id(), rescue);
        }
    }

    Desk desk() {
        return desk;
    }

    long seq() {
        return seq;
    }

    /** One that has ended and that this desk has put away. */
    Optional<Rescue> findPutAway(Desk newest) {
        return ended.values().stream()
                .filter(each -> !newest.rescues().has(each.id()))
                .findFirst();
    }
}
