package org.rescuedesk.simulator.province;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Point;

/** Puts up sites in the towns of every county until its number of elevators stands. */
final class Fleet {

    private static final double BUILDING_DEVIATION_M = 70;

    private final List<Elevator> elevators = new ArrayList<>();
    private final Map<Prefecture, Integer> numbered = new EnumMap<>(Prefecture.class);
    private final Set<String> codes = new HashSet<>();

    List<Elevator> listElevators() {
        return elevators;
    }

    /** Fills one county; each site's contract goes to one of these firms. */
    void build(County county, List<FirmId> firms, Dice dice) {
        Towns towns = new Towns(county, dice);
        SiteNames names = new SiteNames();
        int left = county.elevators();
        while (left > 0) {
            SiteKind kind = SiteKind.draw(dice);
            int size = Math.min(left, kind.drawSize(dice));
            Site site = new Site(kind, names.draw(kind, dice), towns.drawPoint(dice), dice.pick(firms), size);
            build(county, site, Make.draw(kind, dice.split(site.name())), dice);
            left -= size;
        }
    }

    private void build(County county, Site site, Make make, Dice dice) {
        Prefecture prefecture = Prefecture.of(county.id());
        String address = prefecture.shortName() + county.name() + site.name();
        List<Point> buildings = new ArrayList<>();
        for (int i = 0; i < site.elevators(); i++) {
            if (site.kind().building(i) == buildings.size()) {
                buildings.add(Ground.scattered(site.point(), BUILDING_DEVIATION_M, dice));
            }
            elevators.add(new Elevator(
                    nextId(prefecture),
                    drawCode(dice),
                    county.id(),
                    site.firm(),
                    address + site.kind().elevatorName(i),
                    site.kind().placeType(),
                    make.brand(),
                    make.type(),
                    buildings.get(site.kind().building(i))));
        }
    }

    private ElevatorId nextId(Prefecture prefecture) {
        return new ElevatorId("%s-%06d".formatted(prefecture.letters(), numbered.merge(prefecture, 1, Integer::sum)));
    }

    private String drawCode(Dice dice) {
        while (true) {
            String code = "%06d".formatted(dice.between(0, 999_999));
            if (codes.add(code)) {
                return code;
            }
        }
    }
}
