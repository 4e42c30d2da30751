package org.rescuedesk.simulator.past;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Register;

/**
 * A recorded fleet: each facility once, in the order of the lists, and all changes in the order of their times. A facility that
 * changes and stands in no list is one whose place nobody knows; of one that stands twice the first line counts.
 */
public final class PastFleet {

    /** The country as one area: ISO 3166's 276, made six digits long, as the mapping for imports has it. */
    public static final Area GERMANY =
            new Area(AreaId.of("276000"), "德国", "Germany", ZoneId.of("Europe/Berlin"), Duration.ofHours(1));

    private static final Firm FIRM = new Firm(FirmId.of("DB"), "Deutsche Bahn");
    private static final int SHOWN = 5;

    private final Map<ElevatorId, PastFacility> facilities = new LinkedHashMap<>();
    private final Set<String> twice = new TreeSet<>();
    private final Set<String> unlisted = new TreeSet<>();
    private final List<PastChange> changes;

    private PastFleet(Collection<PastFacility> listed, List<PastChange> changes) {
        for (PastFacility facility : listed) {
            if (facilities.putIfAbsent(facility.id(), facility) != null) {
                twice.add(facility.id().value());
            }
        }
        for (PastChange change : changes) {
            if (facilities.putIfAbsent(change.facility(), PastFacility.unlisted(change.facility())) == null) {
                unlisted.add(change.facility().value());
            }
        }
        this.changes =
                changes.stream().sorted(Comparator.comparing(PastChange::at)).toList();
    }

    public static PastFleet of(Collection<PastFacility> listed, List<PastChange> changes) {
        return new PastFleet(listed, changes);
    }

    public List<PastFacility> facilities() {
        return List.copyOf(facilities.values());
    }

    /** Those of the same time in the order of their file. */
    public List<PastChange> changes() {
        return changes;
    }

    /** What a reader of the figures should know of the lists, in sentences. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (!twice.isEmpty()) {
            remarks.add("Stand more than once in the lists, the first line counts 名单中重复，以首行为准: " + shown(twice));
        }
        if (!unlisted.isEmpty()) {
            remarks.add("Change and stand in no list, so their place isn't known 不在名单中，位置未知: " + shown(unlisted));
        }
        return remarks;
    }

    private static String shown(Set<String> ids) {
        String some = String.join(", ", ids.stream().limit(SHOWN).toList());
        return ids.size() > SHOWN ? ids.size() + ", " + some + ", …" : some;
    }

    /** The books of a desk that is to live through it: places and coordinates, and nothing of what happened. Nobody is on duty. */
    public Register register() {
        List<Elevator> elevators = facilities.values().stream()
                .map(each -> new Elevator(
                        each.id(),
                        "",
                        GERMANY.id(),
                        FIRM.id(),
                        each.place(),
                        PlaceType.TRANSPORT,
                        "",
                        "",
                        each.point()))
                .toList();
        return Register.of(1, List.of(GERMANY), List.of(FIRM), List.of(), elevators, List.of());
    }
}
