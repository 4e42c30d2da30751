package org.rescuedesk.store.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Register;

/**
 * Whose each rescue code is once the whole table holds: elevators may exchange theirs, or take over one that another has given up,
 * in any order of rows.
 */
final class RescueCodes {
    /** In which row an elevator was told to have a code. */
    private record Told(long row, ElevatorId elevator) {}

    private final Map<String, ElevatorId> before = new HashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private final Entries<ElevatorId, Elevator> elevators;

    RescueCodes(Register base, Entries<ElevatorId, Elevator> elevators) {
        this.elevators = elevators;
        for (var elevator : base.listElevators()) {
            if (!elevator.rescueCode().isEmpty()) before.put(elevator.rescueCode(), elevator.id());
        }
    }

    /** Refused where an earlier row gives the code to another elevator. */
    void take(long row, Elevator elevator) throws WrongValue {
        var code = elevator.rescueCode();
        if (code.isEmpty()) return;
        var other = told.putIfAbsent(code, new Told(row, elevator.id()));
        if (other != null && !other.elevator().equals(elevator.id())) throw taken(code, other.elevator());
    }

    /** The rows that give an elevator a code of one that the table doesn't tell of. */
    List<Mistake> mistakes() {
        var mistakes = new ArrayList<Mistake>();
        told.forEach((code, each) -> {
            var holder = before.get(code);
            if (holder == null || holder.equals(each.elevator()) || elevators.tells(holder)) return;
            mistakes.add(taken(code, holder).at(each.row()));
        });
        return mistakes;
    }

    private static WrongValue taken(String code, ElevatorId other) {
        return new WrongValue(
                "救援码 " + code + " 已是电梯 " + other + " 的。",
                "The rescue code " + code + " is the one of elevator " + other + " too.");
    }
}
