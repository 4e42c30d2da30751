package org.rescuedesk.core.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The books as one whole, immutable and numbered: areas, firms, stations, elevators and crews, each by id and in the
 * order of ids. {@code findX} gives an Optional; {@code x} refuses an unknown id with a
 * {@link NoSuchElementException}.
 */
public final class Register {

    private final long version;
    private final Index<AreaId, Area> areas;
    private final Index<FirmId, Firm> firms;
    private final Index<StationId, Station> stations;
    private final Index<ElevatorId, Elevator> elevators;
    private final Index<CrewId, Crew> crews;
    private final RescueCodes byRescueCode;

    private Register(
            long version,
            Collection<Area> areas,
            Collection<Firm> firms,
            Collection<Station> stations,
            Collection<Elevator> elevators,
            Collection<Crew> crews) {
        this.version = version;
        this.areas = Index.of("area", areas, Area::id);
        this.firms = Index.of("firm", firms, Firm::id);
        this.stations = Index.of("station", stations, Station::id);
        this.elevators = Index.of("elevator", elevators, Elevator::id);
        this.crews = Index.of("crew", crews, Crew::id);
        this.byRescueCode = new RescueCodes(this.elevators.list());
    }

    private Register(Register other, Index<StationId, Station> stations, Index<CrewId, Crew> crews) {
        this.version = other.version;
        this.areas = other.areas;
        this.firms = other.firms;
        this.stations = stations;
        this.elevators = other.elevators;
        this.crews = crews;
        this.byRescueCode = other.byRescueCode;
    }

    /** A register with nothing in it, version 0. */
    public static Register empty() {
        return emptyOf(0);
    }

    /** A register with nothing in it that stands in for this version. */
    public static Register emptyOf(long version) {
        return of(version, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A register of these entries. One that names an area, firm or station that is not there, an id that stands twice or
     * a rescue code of two elevators is refused with an {@link IllegalArgumentException} that says which.
     */
    public static Register of(
            long version,
            Collection<Area> areas,
            Collection<Firm> firms,
            Collection<Station> stations,
            Collection<Elevator> elevators,
            Collection<Crew> crews) {
        Register register = new Register(version, areas, firms, stations, elevators, crews);
        register.elevators.list().forEach(register::requireReferences);
        register.crews.list().forEach(register::requireReferences);
        return register;
    }

    /** The same with one more station and its crews, under the same version: for asking what would be if. */
    public Register with(Station station, Collection<Crew> more) {
        var register = new Register(
                this,
                Index.of("station", added(stations.list(), List.of(station)), Station::id),
                Index.of("crew", added(crews.list(), more), Crew::id));
        more.forEach(register::requireReferences);
        return register;
    }

    private static <T> List<T> added(List<T> known, Collection<T> more) {
        var all = new ArrayList<T>(known);
        all.addAll(more);
        return all;
    }

    public long version() {
        return version;
    }

    public Optional<Area> findArea(AreaId id) {
        return Optional.ofNullable(areas.find(id));
    }

    public Optional<Firm> findFirm(FirmId id) {
        return Optional.ofNullable(firms.find(id));
    }

    public Optional<Station> findStation(StationId id) {
        return Optional.ofNullable(stations.find(id));
    }

    public Optional<Elevator> findElevator(ElevatorId id) {
        return Optional.ofNullable(elevators.find(id));
    }

    /** The elevator with this code on its plate; none for {@code ""}. */
    public Optional<Elevator> findByRescueCode(String rescueCode) {
        return Optional.ofNullable(byRescueCode.find(rescueCode));
    }

    public Optional<Crew> findCrew(CrewId id) {
        return Optional.ofNullable(crews.find(id));
    }

    public Area area(AreaId id) {
        return known("area", id, areas.find(id));
    }

    public Firm firm(FirmId id) {
        return known("firm", id, firms.find(id));
    }

    public Station station(StationId id) {
        return known("station", id, stations.find(id));
    }

    public Elevator elevator(ElevatorId id) {
        return known("elevator", id, elevators.find(id));
    }

    public Crew crew(CrewId id) {
        return known("crew", id, crews.find(id));
    }

    public Collection<Area> listAreas() {
        return areas.list();
    }

    public Collection<Firm> listFirms() {
        return firms.list();
    }

    public Collection<Station> listStations() {
        return stations.list();
    }

    public Collection<Elevator> listElevators() {
        return elevators.list();
    }

    public Collection<Crew> listCrews() {
        return crews.list();
    }

    private void requireReferences(Elevator elevator) {
        requireKnown("elevator", elevator.id(), "area", elevator.area(), areas);
        requireKnown("elevator", elevator.id(), "firm", elevator.firm(), firms);
    }

    private void requireReferences(Crew crew) {
        requireKnown("crew", crew.id(), "firm", crew.firm(), firms);
        requireKnown("crew", crew.id(), "station", crew.station(), stations);
    }

    private static <K extends Comparable<K>> void requireKnown(
            String what, Object id, String named, K reference, Index<K, ?> known) {
        if (!known.has(reference)) {
            throw new IllegalArgumentException(
                    what + " " + id + " names the " + named + " " + reference + ", which is not in the register.");
        }
    }

    private static <T> T known(String what, Object id, @Nullable T entry) {
        if (entry == null) {
            throw new NoSuchElementException("There is no " + what + " " + id + " in the register.");
        }
        return entry;
    }
}
