package org.rescuedesk.server.http;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
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

/** A quarter of Guiyang with 30 elevators in a row, 100 m apart, and the crews near and far of the firm that looks after them. */
final class Quarter {
    static final AreaId AREA = AreaId.of("520102");
    static final CrewId NEAR = CrewId.of("C-near");
    static final CrewId FAR = CrewId.of("C-far");

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final FirmId FIRM = FirmId.of("F-1");

    private Quarter() {}

    static Desk desk() {
        return Desk.empty(new Rules(new GreatCircle(), ZONE, Duration.ofMinutes(30)), register());
    }

    private static Register register() {
        return Register.of(
                1,
                List.of(new Area(AREA, "南明区", "Nanming", ZONE, Duration.ofMinutes(30))),
                List.of(new Firm(FIRM, "黔安电梯")),
                List.of(station("S-near", 26.61), station("S-far", 26.63)),
                IntStream.range(0, 30).mapToObj(Quarter::elevator).toList(),
                List.of(crew(NEAR, "近组", "S-near"), crew(FAR, "远组", "S-far")));
    }

    private static Station station(String id, double lat) {
        return new Station(StationId.of(id), id, new Point(lat, 106.71));
    }

    /** The nth elevator (0 to 29). */
    static ElevatorId elevatorId(int n) {
        return ElevatorId.of("GY-%06d".formatted(n));
    }

    /** The six digits on the plate of the nth elevator; they begin with a zero. */
    static String code(int n) {
        return "%06d".formatted(35300 + n);
    }

    private static Elevator elevator(int n) {
        var point = new Point(26.57 + n * 0.0009, 106.71);
        return new Elevator(
                elevatorId(n),
                code(n),
                AREA,
                FIRM,
                "贵阳市南明区花果园" + n + "栋1号梯",
                PlaceType.RESIDENTIAL,
                "KONE",
                "traction",
                point);
    }

    private static Crew crew(CrewId id, String name, String station) {
        return new Crew(id, name, FIRM, StationId.of(station), Skills.of("type:traction brand:KONE"));
    }
}
