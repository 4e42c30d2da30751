package org.rescuedesk.store.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Datum;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;

/**
 * A table read by a mapping, on top of a register: all of it or, with a sentence for each row that is wrong, nothing. It changes
 * nothing by itself.
 */
public final class RegisterImport {
    private final ImportMapping mapping;
    private final Datum datum;
    private final Optional<Bounds> bounds;
    private final Entries<AreaId, Area> areas;
    private final Entries<FirmId, Firm> firms;
    private final Entries<StationId, Station> stations;
    private final Entries<ElevatorId, Elevator> elevators;
    private final Entries<CrewId, Crew> crews;
    private final Map<String, ElevatorId> codes = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private long rows;
    private long passedOver;

    private RegisterImport(ImportMapping mapping, Register base) {
        this.mapping = mapping;
        this.datum = mapping.datum();
        this.bounds = mapping.bounds();
        this.areas = new Entries<>("地区", "area", Area::id, base.listAreas());
        this.firms = new Entries<>("维保单位", "firm", Firm::id, base.listFirms());
        this.stations = new Entries<>("救援站", "station", Station::id, base.listStations());
        this.elevators = new Entries<>("电梯", "elevator", Elevator::id, base.listElevators());
        this.crews = new Entries<>("救援组", "crew", Crew::id, base.listCrews());
        for (var elevator : base.listElevators()) codes.put(elevator.rescueCode(), elevator.id());
    }

    /** Reads the whole file, whatever is wrong with its rows. */
    public static RegisterImport read(Path file, ImportMapping mapping, Register base) {
        var read = new RegisterImport(mapping, base);
        try {
            SourceTable.read(file, mapping.encoding(), mapping.separator())
                    .rows(mapping.columns(), read::take, read.mistakes::add);
        } catch (WrongValue e) {
            read.mistakes.add(e.at(0));
        }
        return read;
    }

    /** What is wrong, in the order of rows. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** How many rows the table has, those included that the mapping doesn't want. */
    public long rows() {
        return rows;
    }

    public long passedOver() {
        return passedOver;
    }

    /** How many elevators were told of again, just as before. */
    public long repeated() {
        return elevators.repeated();
    }

    public int elevators() {
        return elevators.count();
    }

    public int areas() {
        return areas.count();
    }

    public int firms() {
        return firms.count();
    }

    public int stations() {
        return stations.count();
    }

    public int crews() {
        return crews.count();
    }

    /** The register with what was read, as this version; refused with an {@link IllegalStateException} while there are mistakes. */
    public Register register(long version) {
        if (!mistakes.isEmpty()) throw new IllegalStateException("A table with mistakes makes no register.");
        return Register.of(version, areas.all(), firms.all(), stations.all(), elevators.all(), crews.all());
    }

    /** SHA-256 of all that the register would hold: the same again is no new version. */
    public Hash digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var entries : List.of(areas, firms, stations, elevators, crews)) {
                for (var entry : entries.all()) sha.update((entry + "\n").getBytes(UTF_8));
            }
            return Hash.of(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private void take(long number, Map<String, String> fields) {
        rows++;
        if (!mapping.isWanted(fields)) {
            passedOver++;
            return;
        }
        try {
            var row = new Row(fields);
            if (mapping.makes("area")) areas.add(row.area());
            if (mapping.makes("firm")) firms.add(row.firm());
            if (mapping.makes("station")) stations.add(row.station());
            if (mapping.makes("elevator")) elevators.add(unique(row.elevator()));
            if (mapping.makes("crew")) crews.add(row.crew());
        } catch (WrongValue e) {
            mistakes.add(e.at(number));
        } catch (IllegalArgumentException | DateTimeException e) {
            mistakes.add(new Mistake(number, "有不合要求的值。", String.valueOf(e.getMessage())));
        }
    }

    private Elevator unique(Elevator elevator) throws WrongValue {
        var code = elevator.rescueCode();
        var other = code.isEmpty() ? null : codes.putIfAbsent(code, elevator.id());
        if (other == null || other.equals(elevator.id())) return elevator;
        throw new WrongValue(
                "救援码 " + code + " 已是电梯 " + other + " 的。",
                "The rescue code " + code + " is the one of elevator " + other + " too.");
    }

    /** One row, as the mapping reads it. */
    private final class Row {
        private final Map<String, String> fields;

        Row(Map<String, String> fields) {
            this.fields = fields;
        }

        Area area() throws WrongValue {
            var limit = text("area", "limit_s");
            if (!limit.matches("[0-9]{1,6}")) throw wrong("area.limit_s", limit, "整秒数", "a number of whole seconds");
            return new Area(
                    id("area", "id", AreaId::of),
                    text("area", "name"),
                    text("area", "name_en"),
                    ZoneId.of(text("area", "zone")),
                    Duration.ofSeconds(Long.parseLong(limit)));
        }

        Firm firm() throws WrongValue {
            return new Firm(id("firm", "id", FirmId::of), text("firm", "name"));
        }

        Station station() throws WrongValue {
            var point = point("station");
            if (point == null) throw new WrongValue("救援站没有坐标。", "The station has no coordinates.");
            return new Station(id("station", "id", StationId::of), text("station", "name"), point);
        }

        Elevator elevator() throws WrongValue {
            return new Elevator(
                    id("elevator", "id", ElevatorId::of),
                    text("elevator", "rescue_code"),
                    areas.known(id("elevator", "area", AreaId::of)),
                    firms.known(id("elevator", "firm", FirmId::of)),
                    text("elevator", "place"),
                    placeType(),
                    point("elevator"));
        }

        Crew crew() throws WrongValue {
            return new Crew(
                    id("crew", "id", CrewId::of),
                    text("crew", "name"),
                    firms.known(id("crew", "firm", FirmId::of)),
                    stations.known(id("crew", "station", StationId::of)));
        }

        private String text(String kind, String field) throws WrongValue {
            return mapping.field(kind, field, fields);
        }

        private <T> T id(String kind, String field, Function<String, T> reader) throws WrongValue {
            return reader.apply(text(kind, field));
        }

        private PlaceType placeType() throws WrongValue {
            var text = text("elevator", "place_type");
            return Arrays.stream(PlaceType.values())
                    .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            "elevator.place_type",
                            text,
                            "以下之一：" + Arrays.toString(PlaceType.values()),
                            "one of " + Arrays.toString(PlaceType.values())));
        }

        /** Absent where both degrees are empty; 0, 0 is no place but somebody's way of saying that none is known. */
        private @Nullable Point point(String kind) throws WrongValue {
            var lat = text(kind, "lat");
            var lon = text(kind, "lon");
            if (lat.isEmpty() && lon.isEmpty()) return null;
            var given = new Point(degrees(kind + ".lat", lat), degrees(kind + ".lon", lon));
            if (given.lat() == 0 && given.lon() == 0) {
                throw new WrongValue("坐标为 0，0；不知道坐标时请留空。", "The place is 0, 0; leave it empty where it is not known.");
            }
            var point = datum.toWgs84(given);
            if (bounds.isPresent()) bounds.get().require(point);
            return point;
        }

        private double degrees(String field, String text) throws WrongValue {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw wrong(field, text, "度数", "a number of degrees");
            }
        }

        private WrongValue wrong(String field, String text, String chinese, String english) {
            return new WrongValue(
                    field + " 的值“" + text + "”不是" + chinese + "。",
                    "The " + field + " \"" + text + "\" is not " + english + ".");
        }
    }
}
