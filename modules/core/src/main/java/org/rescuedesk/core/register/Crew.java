package org.rescuedesk.core.register;

import org.rescuedesk.core.register.skill.Skills;

/** People who drive out together: whom they work for, which station they start from, and what they are trained for. */
public record Crew(CrewId id, String name, FirmId firm, StationId station, Skills skills) {

    /** Whether they are trained for this elevator; one whose brand and type nobody knows is served by all. */
    public boolean qualifiedFor(Elevator elevator) {
        return skills.cover(elevator.brand(), elevator.type());
    }
}
