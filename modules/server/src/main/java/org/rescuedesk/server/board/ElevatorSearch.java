package org.rescuedesk.server.board;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.rescuedesk.core.register.Elevator;

/**
 * Looks for a text, whatever its case, in elevators' rescue codes, ids and places, and gives so many at most: those of which one is
 * the text before those in which it stands, each in the order of ids. One look at each elevator, of which there may be a million.
 */
public record ElevatorSearch(String text, int most) {
    public ElevatorSearch {
        text = text.toLowerCase(Locale.ROOT);
    }

    public List<Elevator> in(Collection<Elevator> elevators) {
        var same = new ArrayList<Elevator>();
        var others = new ArrayList<Elevator>();
        for (var elevator : elevators) {
            if (is(elevator)) same.add(elevator);
            else if (others.size() < most && standsIn(elevator)) others.add(elevator);
            if (same.size() == most) break;
        }
        return Stream.concat(same.stream(), others.stream()).limit(most).toList();
    }

    private boolean is(Elevator elevator) {
        return elevator.rescueCode().equalsIgnoreCase(text)
                || elevator.id().value().equalsIgnoreCase(text)
                || elevator.place().equalsIgnoreCase(text);
    }

    private boolean standsIn(Elevator elevator) {
        return standsIn(elevator.rescueCode()) || standsIn(elevator.id().value()) || standsIn(elevator.place());
    }

    private boolean standsIn(String name) {
        for (int at = 0; at + text.length() <= name.length(); at++) {
            if (name.regionMatches(true, at, text, 0, text.length())) return true;
        }
        return false;
    }
}
