package org.rescuedesk.core.scene;

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
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Rules;
import org.rescuedesk.core.travel.GreatCircle;

/**
 * E1 and E3 are under contract with the firm of the crews {@code near} (2 km from E1, 7 minutes at nine o'clock) and {@code far}
 * (6 km, 19 minutes); E2, next door to E1, with the firm of {@code rival} (1 km, 4 minutes) and {@code grid} (8 km, 25 minutes).
 */
public final class Province {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final AreaId NANMING = AreaId.of("520102");
    public static final List<String> CREWS = List.of("far", "grid", "near", "rival");
    public static final List<String> ELEVATORS = List.of("E1", "E2", "E3");

    private static final double METRES_A_DEGREE = 111_195;
    private static final Point E1 = new Point(26.57, 106.71);

    /** One desk for all: two desks are equal only when they share their register. */
    private static final Desk DESK = Desk.empty(rules(), register());

    private Province() {}

    public static Desk desk() {
        return DESK;
    }

    public static Rules rules() {
        return new Rules(new GreatCircle(), ZONE, Duration.ofMinutes(60));
    }

    public static Register register() {
        return Register.of(
                1,
                List.of(new Area(NANMING, "南明区", "Nanming", ZONE, Duration.ofMinutes(30))),
                List.of(new Firm(FirmId.of("ours"), "黔安电梯"), new Firm(FirmId.of("theirs"), "筑城电梯")),
                List.of(station("near", 2_000), station("far", 6_000), station("rival", 1_000), station("grid", 8_000)),
                List.of(
                        elevator("E1", "035302", "ours", E1),
                        elevator("E2", "035303", "theirs", northOf(E1, -50)),
                        elevator("E3", "", "ours", northOf(E1, 20_000))),
                List.of(crew("near", "ours"), crew("far", "ours"), crew("rival", "theirs"), crew("grid", "theirs")));
    }

    /** So many metres north of the elevator; an unknown elevator stands where E1 does. */
    static Point northOf(ElevatorId elevator, double metres) {
        return northOf(register().findElevator(elevator).map(Elevator::point).orElse(E1), metres);
    }

    private static Point northOf(Point point, double metres) {
        return new Point(point.lat() + metres / METRES_A_DEGREE, point.lon());
    }

    private static Station station(String crew, double metresFromE1) {
        return new Station(StationId.of("S-" + crew), crew + " 站", northOf(E1, metresFromE1));
    }

    private static Crew crew(String id, String firm) {
        return new Crew(CrewId.of(id), id + " 组", FirmId.of(firm), StationId.of("S-" + id), Skills.ALL);
    }

    private static Elevator elevator(String id, String code, String firm, Point point) {
        return new Elevator(
                ElevatorId.of(id), code, NANMING, FirmId.of(firm), "花果园 " + id, PlaceType.RESIDENTIAL, "", "", point);
    }
}
