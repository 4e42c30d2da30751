package org.rescuedesk.simulator.province;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Register;

/**
 * A made-up Guizhou: about 2,400 elevators in the towns of its 88 counties, 40 firms, and about 220 crews with their
 * shifts. The same seed gives the same province, to the letter.
 */
public final class Province {

    private final Register register;
    private final SortedMap<CrewId, Staff.Post> posts;
    private final Map<Beat, List<Elevator>> beats;

    private record Beat(AreaId area, FirmId firm) {}

    private Province(Register register, SortedMap<CrewId, Staff.Post> posts) {
        this.register = register;
        this.posts = posts;
        this.beats = register.listElevators().stream()
                .collect(groupingBy(elevator -> new Beat(elevator.area(), elevator.firm())));
    }

    public static Province of(long seed) {
        List<County> counties = Geography.COUNTIES;
        Dice dice = Dice.of(seed).split("province");
        Staff staff = new Staff(dice.split("staff"));
        Fleet fleet = new Fleet();
        for (County county : counties) {
            fleet.build(county, staff.hire(county), dice.split(county.name()));
        }
        List<Area> areas = counties.stream().map(County::toArea).toList();
        Register register = Register.of(
                1, areas, staff.listFirms(), staff.listStations(), fleet.listElevators(), staff.listCrews());
        return new Province(register, Collections.unmodifiableSortedMap(staff.posts()));
    }

    /**
     * Writes the register folder that a desk reads: areas, firms, stations, elevators and crews, each a CSV file in
     * UTF-8. What stands there already is replaced.
     */
    public void write(Path folder) throws IOException {
        new RegisterFolder(folder).write(register);
    }

    public Register register() {
        return register;
    }

    public Shift shift(CrewId crew) {
        return post(crew).shift();
    }

    /** The elevators that a crew looks after between rescues: those of its firm in its own county. */
    public List<Elevator> beat(Crew crew) {
        return beats.getOrDefault(new Beat(post(crew.id()).area(), crew.firm()), List.of());
    }

    Staff.Post post(CrewId crew) {
        Staff.Post post = posts.get(crew);
        if (post == null) {
            throw new IllegalArgumentException("Crew " + crew + " does not work in this province.");
        }
        return post;
    }

    /** Read once and kept: a megabyte of corners that no seed changes. */
    private static final class Geography {
        static final List<County> COUNTIES = Counties.read();
    }
}
