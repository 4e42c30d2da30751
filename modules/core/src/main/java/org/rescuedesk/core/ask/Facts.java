package org.rescuedesk.core.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.By;
import org.rescuedesk.core.CrewEvent.CrewsSeen;
import org.rescuedesk.core.CrewEvent.Sighting;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Sorted;

/**
 * The facts that one command has led to so far, and the desk as it stands after them; lives only while that command is decided.
 */
public final class Facts {
    private final List<Event> events = new ArrayList<>();
    private final Sorted<CrewId, Fix> positions;
    private Desk desk;

    /** Starts from the desk as it is, with the crews' latest positions. */
    public Facts(Desk desk, Sorted<CrewId, Fix> positions) {
        this.desk = desk;
        this.positions = positions;
    }

    public Desk desk() {
        return desk;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** How many there are so far. */
    public int number() {
        return events.size();
    }

    public void note(Event event) {
        events.add(event);
        desk = event.evolve(desk);
    }

    public Sorted<CrewId, Fix> positions() {
        return positions;
    }

    /**
     * Before a decision: the positions of these crews become a fact where the desk last saw them elsewhere, so that it can be re-run.
     * Says whether there were any.
     */
    public boolean look(List<CrewId> crews, Instant at) {
        var sightings = crews.stream()
                .sorted()
                .flatMap(crew -> positions.find(crew).stream()
                        .filter(fix -> !fix.equals(desk.crew(crew).seen()))
                        .map(fix -> new Sighting(crew, fix)))
                .toList();
        if (!sightings.isEmpty()) note(new CrewsSeen(at, By.DESK, sightings));
        return !sightings.isEmpty();
    }
}
