package org.rescuedesk.core.plan;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Desk;

/**
 * All crews of the register with what the desk knows of each, put together in one walk over both, so that every look of one command at
 * thousands of them is a walk along a list. It is changed only by telling which crews changed on the desk.
 */
final class Roster {
    private final List<Crew> crews;
    private final List<CrewState> states;

    private Roster(List<Crew> crews, List<CrewState> states) {
        this.crews = crews;
        this.states = states;
    }

    /** Register and desk have their crews in the same order. */
    static Roster of(Desk desk) {
        var crews = List.copyOf(desk.register().listCrews());
        var states = new ArrayList<CrewState>(crews.size());
        var known = new Alongside<>(desk.crews());
        for (var crew : crews) {
            var state = known.find(crew.id());
            states.add(state == null ? CrewState.unknown(crew.id()) : state);
        }
        return new Roster(crews, states);
    }

    int size() {
        return crews.size();
    }

    Crew crew(int place) {
        return crews.get(place);
    }

    CrewState state(int place) {
        return states.get(place);
    }

    /** These crews are not as they were. */
    void changed(Iterable<CrewId> which, Desk desk) {
        for (var crew : which) {
            int place = place(crew);
            if (place >= 0) states.set(place, desk.crew(crew));
        }
    }

    private int place(CrewId crew) {
        return Collections.binarySearch(new Ids(crews), crew, Comparator.naturalOrder());
    }

    /** The crews' ids, without a list of them. */
    private static final class Ids extends AbstractList<CrewId> implements RandomAccess {
        private final List<Crew> crews;

        Ids(List<Crew> crews) {
            this.crews = crews;
        }

        @Override
        public CrewId get(int place) {
            return crews.get(place).id();
        }

        @Override
        public int size() {
            return crews.size();
        }
    }
}
