package org.rescuedesk.core.simulation;

import static org.rescuedesk.core.scene.Province.NANMING;
import static org.rescuedesk.core.scene.Province.ZONE;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.scene.Province;
import org.rescuedesk.core.state.Desk;

/**
 * Where the simulated days happen: two areas in two zones, four elevators, two of them side by side, and seven crews of two firms. Two
 * crews stand at one station, so that their travel times are the same, and one is qualified for no elevator of the other firm.
 */
final class Land {
    static final AreaId ABROAD = AreaId.of("840061");
    static final ZoneId ZONE_ABROAD = ZoneId.of("America/New_York");
    static final List<CrewId> CREWS = List.of("far", "grid", "near", "other", "rival", "twin", "van").stream()
            .map(CrewId::of)
            .toList();

    private static final double METRES_A_DEGREE = 111_195;
    private static final Point E1 = new Point(26.57, 106.71);
    /** One for all: two desks are equal only when they share their register. */
    private static final Desk DESK = Desk.empty(Province.rules(), register());

    private Land() {}

    static Desk desk() {
        return DESK;
    }

    /** So many metres north of E1. */
    static Point north(double metres) {
        return north(E1, metres);
    }

    static Point north(Point from, double metres) {
        return new Point(from.lat() + metres / METRES_A_DEGREE, from.lon());
    }

    private static Register register() {
        return Register.of(
                1,
                List.of(
                        new Area(NANMING, "南明区", "Nanming", ZONE, Duration.ofMinutes(30)),
                        new Area(ABROAD, "别处", "Abroad", ZONE_ABROAD, Duration.ofMinutes(20))),
                List.of(new Firm(FirmId.of("ours"), "黔安电梯"), new Firm(FirmId.of("theirs"), "筑城电梯")),
                List.of(station("A", 2_000), station("B", 6_000), station("C", 1_000), station("D", 8_000)),
                List.of(
                        elevator("E1", NANMING, "ours", 0),
                        elevator("E2", NANMING, "theirs", -50),
                        elevator("E3", NANMING, "ours", 20_000),
                        elevator("E4", ABROAD, "theirs", 3_000)),
                List.of(
                        crew("near", "ours", "A", Skills.ALL),
                        crew("twin", "ours", "A", Skills.ALL),
                        crew("far", "ours", "B", Skills.ALL),
                        crew("rival", "theirs", "C", Skills.ALL),
                        crew("grid", "theirs", "D", Skills.ALL),
                        crew("other", "theirs", "D", Skills.ALL),
                        crew("van", "ours", "C", Skills.of("brand:NONE"))));
    }

    private static Station station(String id, double metresFromE1) {
        return new Station(StationId.of("S-" + id), id + " 站", north(metresFromE1));
    }

    private static Crew crew(String id, String firm, String station, Skills skills) {
        return new Crew(CrewId.of(id), id + " 组", FirmId.of(firm), StationId.of("S-" + station), skills);
    }

    private static Elevator elevator(String id, AreaId area, String firm, double metresFromE1) {
        var place = north(metresFromE1);
        return new Elevator(
                ElevatorId.of(id), "", area, FirmId.of(firm), "花果园 " + id, PlaceType.RESIDENTIAL, "KONE", "", place);
    }
}
