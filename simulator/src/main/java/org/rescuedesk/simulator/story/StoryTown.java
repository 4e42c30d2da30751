package org.rescuedesk.simulator.story;

import static java.util.Objects.requireNonNull;

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

/**
 * Where all stories happen. In the city: E1, E3 and E4 are under contract with the firm of the crews {@code near} (2 km from E1, 7
 * minutes at nine) and {@code far} (6 km, 19 minutes); E2, next door to E1, with that of {@code rival} (1 km, 4 minutes); E4 is E1's
 * neighbour in the same building, E3 is 20 km off. In the county, where an hour is the limit: K1 and, 12 km from it, K2, and one crew, {@code hill}, 14 km away.
 */
public final class StoryTown {
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final AreaId CITY = AreaId.of("520102");
    public static final AreaId COUNTY = AreaId.of("520121");

    private static final double METRES_A_DEGREE = 111_195;
    private static final Point E1 = new Point(26.57, 106.71);
    private static final Point K1 = new Point(27.05, 106.97);

    private StoryTown() {}

    public static Register register() {
        return Register.of(
                1,
                List.of(
                        new Area(CITY, "南明区", "Nanming", ZONE, Duration.ofMinutes(30)),
                        new Area(COUNTY, "开阳县", "Kaiyang", ZONE, Duration.ofMinutes(60))),
                List.of(
                        new Firm(FirmId.of("ours"), "黔安电梯"),
                        new Firm(FirmId.of("theirs"), "筑城电梯"),
                        new Firm(FirmId.of("county"), "开阳电梯")),
                List.of(
                        station("near", E1, 2_000),
                        station("far", E1, 6_000),
                        station("rival", E1, 1_000),
                        station("hill", K1, 14_000)),
                List.of(
                        elevator("E1", "035301", "ours", CITY, "花果园 3 栋 1 号梯", E1),
                        elevator("E2", "035302", "theirs", CITY, "花果园 4 栋 1 号梯", north(E1, -50)),
                        elevator("E3", "035303", "ours", CITY, "龙洞堡 1 号梯", north(E1, 20_000)),
                        elevator("E4", "035304", "ours", CITY, "花果园 3 栋 2 号梯", E1),
                        elevator("K1", "035311", "county", COUNTY, "开阳县医院 1 号梯", K1),
                        elevator("K2", "035312", "county", COUNTY, "开阳县政务中心 1 号梯", north(K1, -12_000))),
                List.of(crew("near", "ours"), crew("far", "ours"), crew("rival", "theirs"), crew("hill", "county")));
    }

    /** So many metres north of this elevator. */
    public static Point northOf(String elevator, double metres) {
        return north(requireNonNull(register().elevator(ElevatorId.of(elevator)).point()), metres);
    }

    private static Point north(Point point, double metres) {
        return new Point(point.lat() + metres / METRES_A_DEGREE, point.lon());
    }

    private static Station station(String crew, Point from, double metres) {
        return new Station(StationId.of("S-" + crew), crew + " 站", north(from, metres));
    }

    private static Crew crew(String id, String firm) {
        return new Crew(CrewId.of(id), id + " 组", FirmId.of(firm), StationId.of("S-" + id), Skills.ALL);
    }

    private static Elevator elevator(String id, String code, String firm, AreaId area, String place, Point point) {
        return new Elevator(
                ElevatorId.of(id), code, area, FirmId.of(firm), place, PlaceType.RESIDENTIAL, "", "", point);
    }
}
