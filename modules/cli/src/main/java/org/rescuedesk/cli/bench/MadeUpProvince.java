package org.rescuedesk.cli.bench;

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

/** So many elevators and crews of a dozen firms in eight areas, all within a few kilometres of one station. */
public record MadeUpProvince(int elevators, int crews) {
    private static final int AREAS = 8;
    private static final int FIRMS = 12;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final StationId STATION = StationId.of("S-1");

    public Register register() {
        return Register.of(
                1,
                IntStream.range(0, AREAS)
                        .mapToObj(n -> new Area(area(n), "区" + n, "Area " + n, ZONE, Duration.ofMinutes(30)))
                        .toList(),
                IntStream.range(0, FIRMS)
                        .mapToObj(n -> new Firm(firm(n), "维保" + n))
                        .toList(),
                List.of(new Station(STATION, "一站", new Point(26.57, 106.71))),
                IntStream.range(0, elevators).mapToObj(this::registered).toList(),
                IntStream.range(0, crews)
                        .mapToObj(n -> new Crew(crew(n), "第" + n + "组", firm(n % FIRMS), STATION, Skills.ALL))
                        .toList());
    }

    private Elevator registered(int n) {
        var id = elevator(n);
        var name = "贵阳市花果园" + n + "栋1号梯";
        return new Elevator(id, "", area(n % AREAS), firm(n % FIRMS), name, PlaceType.RESIDENTIAL, "", "", place(n));
    }

    public Point place(int n) {
        return new Point(26.55 + n % 50 * 0.001, 106.69 + n % 70 * 0.001);
    }

    public ElevatorId elevator(int n) {
        return ElevatorId.of("GY-%06d".formatted(n));
    }

    public AreaId area(int n) {
        return AreaId.of(String.valueOf(520_102 + n));
    }

    public CrewId crew(int n) {
        return CrewId.of("C-%04d".formatted(n));
    }

    private static FirmId firm(int n) {
        return FirmId.of("F-" + n);
    }
}
