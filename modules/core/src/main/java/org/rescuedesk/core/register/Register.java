package org.rescuedesk.core.register;

import static java.util.Collections.unmodifiableSortedMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The books as one whole, immutable and numbered: areas, firms, stations, elevators and crews, each by id and in the
 * order of ids. {@code findX} gives an Optional; {@code x} refuses an unknown id with a
 * {@link NoSuchElementException}.
 */
public final class Register {

    private final long version;
    private final SortedMap<AreaId, Area> areas;
    private final SortedMap<FirmId, Firm> firms;
    private final SortedMap<StationId, Station> stations;
    private final SortedMap<ElevatorId, Elevator> elevators;
    private final SortedMap<CrewId, Crew> crews;
    private final SortedMap<String, Elevator> byRescueCode;

    private Register(
            long version,
            Collection<Area> areas,
            Collection<Firm> firms,
            Collection<Station> stations,
            Collection<Elevator> elevators,
            Collection<Crew> crews) {
        this.version = version;
        this.areas = index("area", areas, Area::id);
        this.firms = index("firm", firms, Firm::id);
        this.stations = index("station", stations, Station::id);
        this.elevators = index("elevator", elevators, Elevator::id);
        this.crews = index("crew", crews, Crew::id);
        this.byRescueCode = index(
                "rescue code",
                elevators.stream().filter(e -> !e.rescueCode().isEmpty()).toList(),
                Elevator::rescueCode);
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
        register.elevators.values().forEach(register::requireReferences);
        register.crews.values().forEach(register::requireReferences);
        return register;
    }

    public long version() {
        return version;
    }

    public Optional<Area> findArea(AreaId id) {
        return Optional.ofNullable(areas.get(id));
    }

    public Optional<Firm> findFirm(FirmId id) {
        return Optional.ofNullable(firms.get(id));
    }

    public Optional<Station> findStation(StationId id) {
        return Optional.ofNullable(stations.get(id));
    }

    public Optional<Elevator> findElevator(ElevatorId id) {
        return Optional.ofNullable(elevators.get(id));
    }

    /** The elevator with this code on its plate; none for {@code ""}. */
    public Optional<Elevator> findByRescueCode(String rescueCode) {
        return Optional.ofNullable(byRescueCode.get(rescueCode));
    }

    public Optional<Crew> findCrew(CrewId id) {
        return Optional.ofNullable(crews.get(id));
    }

    public Area area(AreaId id) {
        return known("area", id, areas.get(id));
    }

    public Firm firm(FirmId id) {
        return known("firm", id, firms.get(id));
    }

    public Station station(StationId id) {
        return known("station", id, stations.get(id));
    }

    public Elevator elevator(ElevatorId id) {
        return known("elevator", id, elevators.get(id));
    }

    public Crew crew(CrewId id) {
        return known("crew", id, crews.get(id));
    }

    public Collection<Area> listAreas() {
        return areas.values();
    }

    public Collection<Firm> listFirms() {
        return firms.values();
    }

    public Collection<Station> listStations() {
        return stations.values();
    }

    public Collection<Elevator> listElevators() {
        return elevators.values();
    }

    public Collection<Crew> listCrews() {
        return crews.values();
    }

    private void requireReferences(Elevator elevator) {
        requireKnown("elevator", elevator.id(), "area", elevator.area(), areas);
        requireKnown("elevator", elevator.id(), "firm", elevator.firm(), firms);
    }

    private void requireReferences(Crew crew) {
        requireKnown("crew", crew.id(), "firm", crew.firm(), firms);
        requireKnown("crew", crew.id(), "station", crew.station(), stations);
    }

    private static void requireKnown(String what, Object id, String named, Object reference, Map<?, ?> known) {
        if (!known.containsKey(reference)) {
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

    private static <K extends Comparable<K>, T> SortedMap<K, T> index(
            String what, Collection<T> entries, Function<T, K> key) {
        SortedMap<K, T> index = new TreeMap<>();
        for (T entry : entries) {
            if (index.put(key.apply(entry), entry) != null) {
                throw new IllegalArgumentException(
                        "The " + what + " " + key.apply(entry) + " stands twice in the register.");
            }
        }
        return unmodifiableSortedMap(index);
    }
}
