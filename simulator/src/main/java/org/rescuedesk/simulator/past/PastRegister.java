package org.rescuedesk.simulator.past;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.skill.Skills;

/**
 * The books of a desk that is to live through recorded calls: for each an elevator, and the only crew of the firm that looks after
 * it. Of the files it holds place, area and coordinates, and nothing of what happened. Crews start at the elevator: where units
 * started from the files don't say, and so the firm's own crew is always the one to be sent.
 */
public final class PastRegister {

    private PastRegister() {}

    /** Each call has its elevator; two calls of the same id are refused with an {@link IllegalArgumentException}. */
    public static Register of(List<PastCall> calls) {
        List<Area> areas =
                calls.stream().map(call -> call.city().area()).distinct().toList();
        List<Firm> firms = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        List<Elevator> elevators = new ArrayList<>();
        List<Crew> crews = new ArrayList<>();
        for (PastCall call : calls) {
            String name = call.elevator().value();
            firms.add(new Firm(call.firm(), name));
            stations.add(new Station(
                    call.station(),
                    name,
                    Objects.requireNonNullElse(call.point(), call.city().centre())));
            elevators.add(new Elevator(
                    call.elevator(),
                    "",
                    call.city().area().id(),
                    call.firm(),
                    call.place(),
                    PlaceType.OTHER,
                    "",
                    "",
                    call.point()));
            crews.add(new Crew(call.crew(), name, call.firm(), call.station(), Skills.ALL));
        }
        return Register.of(1, areas, firms, stations, elevators, crews);
    }
}
