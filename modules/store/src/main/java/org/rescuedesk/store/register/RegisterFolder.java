package org.rescuedesk.store.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.loop.Hash;
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
import org.rescuedesk.core.state.Rescue;
import org.rescuedesk.store.StoreFailure;
import org.rescuedesk.store.imports.Shown;

/** A register as five CSV files in UTF-8: taken as a whole, or refused with every mistake's file and row. */
final class RegisterFolder {
    private static final List<String> FILES =
            List.of("areas.csv", "firms.csv", "stations.csv", "elevators.csv", "crews.csv");
    private static final int SHOWN = 20;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Map<String, byte[]> files;
    private final List<String> mistakes = new ArrayList<>();

    private RegisterFolder(Map<String, byte[]> files) {
        this.files = files;
    }

    static RegisterFolder of(Path folder) {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : FILES) {
            try {
                files.put(file, Files.readAllBytes(folder.resolve(file)));
            } catch (NoSuchFileException e) {
                throw new StoreFailure("The register's folder " + folder + " holds no " + file + ".", e);
            } catch (IOException e) {
                throw new StoreFailure("The register's " + folder.resolve(file) + " can't be read: " + e, e);
            }
        }
        return new RegisterFolder(files);
    }

    /** SHA-256 of the files, each after its length. */
    Hash digest() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var bytes : files.values()) {
                sha.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return Hash.of(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** What is in the files, as this version. */
    Register register(long version) {
        var areas =
                read("areas.csv", List.of("id", "name", "name_en", "zone", "limit_s"), RegisterFolder::area, Area::id);
        var firms = read("firms.csv", List.of("id", "name"), RegisterFolder::firm, Firm::id);
        var stations = read("stations.csv", List.of("id", "name", "lat", "lon"), RegisterFolder::station, Station::id);
        // Where these are wrong, every elevator that names them would be.
        refuseMistakes();
        var codes = new HashMap<String, ElevatorId>();
        var elevators = read(
                "elevators.csv",
                List.of("id", "rescue_code", "area", "firm", "place", "place_type", "lat", "lon"),
                row -> unique(codes, elevator(row, areas, firms)),
                Elevator::id);
        var crews = read(
                "crews.csv", List.of("id", "name", "firm", "station"), row -> crew(row, firms, stations), Crew::id);
        refuseMistakes();
        return Register.of(
                version, areas.values(), firms.values(), stations.values(), elevators.values(), crews.values());
    }

    private <K, T> Map<K, T> read(
            String file, List<String> columns, Function<CsvTable.Row, T> reader, Function<T, K> key) {
        try {
            return new CsvTable(file, mistakes).read(text(requireNonNull(files.get(file))), columns, reader, key);
        } catch (CharacterCodingException e) {
            mistakes.add(file + ": It is not in UTF-8; save it as \"CSV UTF-8\".");
            return Map.of();
        }
    }

    /** Spreadsheets put a mark before the text that is none of it. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        boolean marked = Arrays.mismatch(bytes, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length
                || Arrays.equals(bytes, BYTE_ORDER_MARK);
        int start = marked ? BYTE_ORDER_MARK.length : 0;
        return UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                .toString();
    }

    private void refuseMistakes() {
        if (mistakes.isEmpty()) return;
        var shown = mistakes.stream().limit(SHOWN).map(Shown::harmless).collect(Collectors.joining("\n"));
        var more = mistakes.size() > SHOWN ? "\n… and " + (mistakes.size() - SHOWN) + " more." : "";
        throw new StoreFailure("The register is not taken, for it has mistakes.\n" + shown + more, null);
    }

    private static Area area(CsvTable.Row row) {
        return new Area(
                row.read("id", AreaId::of),
                row.text("name"),
                row.text("name_en"),
                row.read("zone", ZoneId::of),
                row.read("limit_s", RegisterFolder::seconds));
    }

    private static Firm firm(CsvTable.Row row) {
        return new Firm(row.read("id", FirmId::of), row.text("name"));
    }

    private static Station station(CsvTable.Row row) {
        return new Station(row.read("id", StationId::of), row.text("name"), point(row));
    }

    private static Elevator elevator(CsvTable.Row row, Map<AreaId, Area> areas, Map<FirmId, Firm> firms) {
        return new Elevator(
                row.read("id", ElevatorId::of),
                row.text("rescue_code"),
                known(areas, row.read("area", AreaId::of), "areas.csv"),
                known(firms, row.read("firm", FirmId::of), "firms.csv"),
                row.text("place"),
                row.read("place_type", RegisterFolder::placeType),
                row.textIfAny("brand"),
                row.textIfAny("type"),
                pointOrNull(row));
    }

    private static Crew crew(CsvTable.Row row, Map<FirmId, Firm> firms, Map<StationId, Station> stations) {
        return new Crew(
                row.read("id", RegisterFolder::crewId),
                row.text("name"),
                known(firms, row.read("firm", FirmId::of), "firms.csv"),
                known(stations, row.read("station", StationId::of), "stations.csv"),
                Skills.of(row.textIfAny("skills")));
    }

    /** That of the fire brigade is none. */
    private static CrewId crewId(String text) {
        var id = CrewId.of(text);
        if (!id.equals(Rescue.FIRE_BRIGADE)) return id;
        throw new IllegalArgumentException("编号 " + id + " 指消防救援，不能作人员编号，请另行编号。 The crew id " + id
                + " stands for the fire brigade: give this crew another.");
    }

    private static Elevator unique(Map<String, ElevatorId> codes, Elevator elevator) {
        var code = elevator.rescueCode();
        var other = code.isEmpty() ? null : codes.putIfAbsent(code, elevator.id());
        if (other == null) return elevator;
        throw new IllegalArgumentException("The rescue code " + code + " is the one of elevator " + other + " too.");
    }

    private static <K> K known(Map<K, ?> entries, K id, String file) {
        if (entries.containsKey(id)) return id;
        throw new IllegalArgumentException("It names " + id + ", which is not in " + file + ".");
    }

    private static Point point(CsvTable.Row row) {
        return new Point(row.number("lat"), row.number("lon"));
    }

    /** Where only the address is known both degrees are empty. */
    private static @Nullable Point pointOrNull(CsvTable.Row row) {
        return row.text("lat").isEmpty() && row.text("lon").isEmpty() ? null : point(row);
    }

    private static Duration seconds(String text) {
        if (text.matches("[0-9]{1,6}")) return Duration.ofSeconds(Integer.parseInt(text));
        throw new IllegalArgumentException("The limit_s \"" + text + "\" is not a number of whole seconds.");
    }

    private static PlaceType placeType(String text) {
        for (var type : PlaceType.values()) if (type.name().equals(text)) return type;
        throw new IllegalArgumentException(
                "The place_type \"" + text + "\" is none of " + Arrays.toString(PlaceType.values()) + ".");
    }
}
