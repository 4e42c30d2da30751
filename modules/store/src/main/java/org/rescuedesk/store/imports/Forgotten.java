package org.rescuedesk.store.imports;

import java.util.Collection;
import java.util.function.Predicate;
import org.rescuedesk.core.register.Register;

/** How many entries of one register another one has no more. */
public record Forgotten(long elevators, long crews, long stations, long firms, long areas) {
    static Forgotten of(Register held, Register now) {
        return new Forgotten(
                count(held.listElevators(), each -> now.findElevator(each.id()).isEmpty()),
                count(held.listCrews(), each -> now.findCrew(each.id()).isEmpty()),
                count(held.listStations(), each -> now.findStation(each.id()).isEmpty()),
                count(held.listFirms(), each -> now.findFirm(each.id()).isEmpty()),
                count(held.listAreas(), each -> now.findArea(each.id()).isEmpty()));
    }

    private static <T> long count(Collection<T> entries, Predicate<T> gone) {
        return entries.stream().filter(gone).count();
    }

    public boolean isNothing() {
        return elevators + crews + stations + firms + areas == 0;
    }
}
